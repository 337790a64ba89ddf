# SPDX-License-Identifier: GPL-3.0-or-later
# What CPack has to know for a Debian package; packaging/deb.sh calls it. What is installed where is said by the
# install() rules beside what they install; what only Debian wants is added by debian/finish.cmake.
set(TONEKIN_MAINTAINER "Tonekin maintainers <root@localhost>" CACHE STRING "Who answers for a package: NAME <ADDRESS>")

set(CPACK_PACKAGE_NAME tonekin)
set(CPACK_PACKAGE_CONTACT "${TONEKIN_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "find what sounds alike in your own music")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debian/finish.cmake)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# No program links these; each is noticed only when the window is open, or when a scan takes many times too long.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libopenblas0-pthread, qt6-wayland, qt6-translations-l10n, fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Tonekin hears every track of a music folder with a convolutional network and
answers from the sound alone: what else here sounds like this? It makes lists
and playlists of it, and shows what each filter of the network listens for.
.
All work is done on your own computer, without a network connection. Music
files are only ever read. The same can be had from the command line by
tonekin-cli, without a screen.")

# For finish.cmake, which knows no other variables.
set(CPACK_TONEKIN_SOURCE "${PROJECT_SOURCE_DIR}")
set(CPACK_TONEKIN_MANPAGES "${CMAKE_INSTALL_MANDIR}")
set(CPACK_TONEKIN_SHARE "${CMAKE_INSTALL_DATADIR}")
include(CPack)
