// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/colourmap.h"

#include <algorithm>
#include <span>

namespace tonekin {

namespace {

// Evenly spaced stations of the maps as matplotlib (CC0) and Nuñez et al. 2018 (cividis) publish them.
constexpr std::array<QRgb, 15> magmaStations{0x000004, 0x0c0926, 0x221150, 0x400f74, 0x5f187f,
                                             0x7b2382, 0x982d80, 0xb73779, 0xd3436e, 0xeb5760,
                                             0xf8765c, 0xfd9a6a, 0xfebb81, 0xfddc9e, 0xfcfdbf};
constexpr std::array<QRgb, 16> viridisStations{0x440154, 0x481a6c, 0x472f7d, 0x414487, 0x39568c, 0x31688e,
                                               0x2a788e, 0x23888e, 0x1f988b, 0x22a884, 0x35b779, 0x54c568,
                                               0x7ad151, 0xa5db36, 0xd2e21b, 0xfde725};
constexpr std::array<QRgb, 10> cividisStations{0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173,
                                               0x8a8678, 0xa59c74, 0xc3b369, 0xe1cc55, 0xfee838};
constexpr std::array<QRgb, 2> greyStations{0x000000, 0xffffff};

int between(int from, int to, double part)
{
    return static_cast<int>(from + (to - from) * part + 0.5);
}

std::array<QRgb, 256> interpolated(std::span<const QRgb> stations)
{
    std::array<QRgb, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double place = static_cast<double>(i) * static_cast<double>(stations.size() - 1) / 255.0;
        const auto lower = std::min(static_cast<std::size_t>(place), stations.size() - 2);
        const double part = place - static_cast<double>(lower);
        const QRgb a = stations[lower];
        const QRgb b = stations[lower + 1];
        table[i] = qRgb(between(qRed(a), qRed(b), part), between(qGreen(a), qGreen(b), part),
                        between(qBlue(a), qBlue(b), part));
    }
    return table;
}

} // namespace

const std::array<QRgb, 256>& colourTable(ColourMap map)
{
    static const auto magma = interpolated(magmaStations);
    static const auto viridis = interpolated(viridisStations);
    static const auto cividis = interpolated(cividisStations);
    static const auto grey = interpolated(greyStations);
    switch (map) {
    case ColourMap::Viridis:
        return viridis;
    case ColourMap::Cividis:
        return cividis;
    case ColourMap::Grey:
        return grey;
    case ColourMap::Magma:
        break;
    }
    return magma;
}

} // namespace tonekin
