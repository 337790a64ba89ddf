// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/picture.h"

#include "files/replacefile.h"

#include <png.h>

#include <string>

namespace tonekin {

static_assert(sizeof(Rgb) == 3, "libpng is handed the pixels as they lie in memory");

Status writePng(const std::filesystem::path& file, const Picture& picture)
{
    if (picture.width < 1 || picture.height < 1 ||
        picture.pixels.size() != static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height))
        return Error{ErrorCode::InvalidArgument, "the picture has no pixels"};
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.format = PNG_FORMAT_RGB;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.pixels.data(), 0, nullptr) == 0)
        return Error{ErrorCode::InvalidArgument, std::string("libpng: ") + image.message};
    bytes.resize(size);
    return replaceFile(file, bytes);
}

} // namespace tonekin
