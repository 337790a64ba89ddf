# SPDX-License-Identifier: GPL-3.0-or-later
# Run by CPack on what is installed, before it becomes a package: what Debian wants otherwise than other systems do.
set(prefix "${CPACK_TEMPORARY_DIRECTORY}/usr")
set(share "${prefix}/${CPACK_TONEKIN_SHARE}")
set(doc "${share}/doc/${CPACK_PACKAGE_NAME}")
file(MAKE_DIRECTORY "${doc}")

# Without the time, so that the same sources give the same package.
function(compress)
    execute_process(COMMAND gzip -9nf ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# Debian's zsh looks here, and not into site-functions.
file(RENAME "${share}/zsh/site-functions" "${share}/zsh/vendor-completions")

file(GLOB pages "${prefix}/${CPACK_TONEKIN_MANPAGES}/man1/*.1")
compress(${pages})

string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC) # of SOURCE_DATE_EPOCH
file(WRITE "${doc}/changelog.Debian"
"${CPACK_PACKAGE_NAME} (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * Packaged from the sources. What has changed in them stands in changelog.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
configure_file("${CPACK_TONEKIN_SOURCE}/CHANGELOG.md" "${doc}/changelog" COPYONLY)
compress("${doc}/changelog.Debian" "${doc}/changelog")
configure_file("${CPACK_TONEKIN_SOURCE}/packaging/debian/copyright" "${doc}/copyright" COPYONLY)
file(CHMOD_RECURSE "${doc}" FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ
     DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
