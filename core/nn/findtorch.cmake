# SPDX-License-Identifier: GPL-3.0-or-later
# Sets TORCH_LIBRARIES: the distribution's LibTorch, or the one unpacked in TORCH_ROOT. The official archives' own CMake
# files stop where no CUDA toolkit is installed, although neither building nor running this program needs one; their
# libraries are therefore taken by name.
set(TORCH_ROOT "$ENV{TORCH_ROOT}" CACHE PATH "Folder of an official LibTorch, with include/ and lib/ in it")
if(NOT TORCH_ROOT)
    find_package(Torch 1.13 REQUIRED GLOBAL)
    return()
endif()

set(torch_libraries)
foreach(library torch torch_cpu c10 torch_cuda c10_cuda)
    find_library(TORCH_LIBRARY_${library} ${library} PATHS ${TORCH_ROOT}/lib NO_DEFAULT_PATH)
    if(TORCH_LIBRARY_${library})
        list(APPEND torch_libraries ${TORCH_LIBRARY_${library}})
    elseif(NOT library MATCHES "cuda") # those are absent from an archive for the CPU
        message(FATAL_ERROR "TORCH_ROOT is ${TORCH_ROOT}, but there is no lib/lib${library}.so in it.")
    endif()
endforeach()

add_library(torch_by_name INTERFACE)
target_include_directories(torch_by_name SYSTEM INTERFACE ${TORCH_ROOT}/include
                           ${TORCH_ROOT}/include/torch/csrc/api/include)
# No code refers to the CUDA libraries; left to itself the linker would drop them, and no GPU would ever be found.
target_link_libraries(torch_by_name INTERFACE -Wl,--push-state,--no-as-needed ${torch_libraries} -Wl,--pop-state
                      Threads::Threads)
target_link_options(torch_by_name INTERFACE LINKER:-rpath,${TORCH_ROOT}/lib)
set(TORCH_LIBRARIES torch_by_name)

include(CheckCXXSourceCompiles)
set(CMAKE_REQUIRED_INCLUDES ${TORCH_ROOT}/include)
set(CMAKE_REQUIRED_LIBRARIES ${TORCH_LIBRARY_c10})
check_cxx_source_compiles("
    #include <c10/util/Exception.h>
    #include <string>
    int main() { c10::Error error(std::string(\"text\"), std::string(\"trace\")); return error.what() == nullptr; }"
    TORCH_HAS_OUR_STRINGS)
unset(CMAKE_REQUIRED_INCLUDES)
unset(CMAKE_REQUIRED_LIBRARIES)
if(NOT TORCH_HAS_OUR_STRINGS)
    message(FATAL_ERROR "The LibTorch in ${TORCH_ROOT} cannot be linked with this compiler's C++ library. Of the older "
                        "official archives take the one named \"cxx11 ABI\".")
endif()
