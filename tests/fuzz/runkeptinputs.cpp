// SPDX-License-Identifier: GPL-3.0-or-later
// Runs every input that is kept in a folder, each also cut short, without a fuzzer. Whatever is wrong ends the program.
#include "fuzz/fuzzing.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace {

std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

std::vector<std::uint8_t> bytesOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 2) {
        std::fputs("usage: fuzz_NAME FOLDER\n", stderr);
        return 2;
    }
    const auto files = filesIn(arguments[1]);
    for (const auto& file : files) {
        std::printf("%s\n", file.filename().c_str());
        std::fflush(stdout);
        const auto bytes = bytesOf(file);
        // A copy of its own for each length, so that a sanitizer sees a read behind the end.
        for (std::size_t length = bytes.size(); length > 0; length /= 2) {
            const std::vector<std::uint8_t> input(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
            LLVMFuzzerTestOneInput(input.data(), input.size());
        }
    }
    if (files.empty()) {
        std::fputs("no inputs are kept there\n", stderr);
        return 1;
    }
    return 0;
}
