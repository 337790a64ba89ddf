// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/mma.h"

#include "model/wholefile.h"
#include "synthesis/runprogram.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

namespace tonekin {
namespace {

constexpr std::uintmax_t mostLibraryBytes = 2'000'000;
constexpr std::uintmax_t mostMidiBytes = 16'000'000;

std::string lowered(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

/// The grooves of a library file by beats to the bar, for a file may have several.
class LibraryFile {
public:
    void readLine(const std::string& line)
    {
        std::istringstream words(line.substr(0, line.find("//")));
        std::string word;
        std::string value;
        words >> word >> value;
        word = lowered(word);
        if (word == "time")
            m_beats = beatsOf(value);
        else if (word == "defgroove" && !value.empty())
            add(value);
        else if (word == "plugin")
            m_needsPlugin = true;
    }
    void addTo(std::vector<GrooveFamily>& families, const std::string& folder, const std::string& name) const
    {
        if (m_needsPlugin)
            return;
        for (auto [beats, family] : m_families) {
            if (family.bodies.empty() || (beats != 3 && beats != 4))
                continue;
            family.beatsPerBar = beats;
            family.folder = folder;
            family.name = name;
            families.push_back(std::move(family));
        }
    }

private:
    /// "4", "4/4", "3/4"; anything else is not ours.
    static int beatsOf(const std::string& value)
    {
        if (value == "4" || value == "4/4")
            return 4;
        return value == "3" || value == "3/4" ? 3 : 0;
    }
    void add(const std::string& groove)
    {
        GrooveFamily& family = m_families[m_beats];
        const std::string low = lowered(groove);
        if (contains(low, "intro"))
            family.intros.push_back(groove);
        else if (contains(low, "end"))
            family.endings.push_back(groove);
        else if (!contains(low, "fill") && !contains(low, "break"))
            family.bodies.push_back(groove);
    }

    int m_beats = 4;
    bool m_needsPlugin = false;
    std::map<int, GrooveFamily> m_families;
};

void readLibraryFile(const std::filesystem::path& file, std::vector<GrooveFamily>& families)
{
    const auto bytes = readWholeFile(file, mostLibraryBytes);
    if (!bytes)
        return; // one unreadable file is no reason to go without the others
    std::istringstream lines(std::string(bytes->data(), bytes->size()));
    LibraryFile library;
    for (std::string line; std::getline(lines, line);)
        library.readLine(line);
    library.addTo(families, file.parent_path().filename().string(), file.stem().string());
}

/// MMA's messages without the warning that a folder for plugins is not there.
std::string complaint(const std::string& words)
{
    const auto error = words.find("ERROR");
    std::string said = words.substr(error == std::string::npos ? 0 : error, 300);
    std::ranges::replace(said, '\n', ' ');
    return said;
}

void writeGroove(std::ostream& text, const std::string& groove, std::string& current)
{
    if (groove == current)
        return;
    text << "Groove " << groove << '\n';
    current = groove;
}

} // namespace

Result<std::vector<GrooveFamily>> readGrooveLibrary(const std::filesystem::path& folder)
{
    std::error_code failed;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::recursive_directory_iterator at(folder, failed), end; !failed && at != end;
         at.increment(failed))
        if (at->path().extension() == ".mma")
            files.push_back(at->path());
    std::ranges::sort(files);
    std::vector<GrooveFamily> families;
    for (const auto& file : files)
        readLibraryFile(file, families);
    if (families.empty())
        return Error{ErrorCode::NotFound, "no groove library of MMA in " + folder.string()};
    return families;
}

std::string mmaText(const Song& song, const GrooveChoice& grooves, int randomSeed)
{
    std::ostringstream text;
    text << "RndSeed " << randomSeed << "\nTempo " << song.tempo << '\n';
    std::string current;
    int section = 0;
    for (const SongBar& bar : song.bars) {
        section += bar.opensSection && bar.kind == SectionKind::Body ? 1 : 0;
        std::string groove = section % 2 == 0 && !grooves.other.empty() ? grooves.other : grooves.body;
        if (bar.kind == SectionKind::Intro && !grooves.intro.empty())
            groove = grooves.intro;
        else if (bar.kind == SectionKind::Ending && !grooves.ending.empty())
            groove = grooves.ending;
        writeGroove(text, groove, current);
        // One word a beat; a slash goes on with the chord before.
        const std::size_t second = song.beatsPerBar == 3 ? 2 : static_cast<std::size_t>(song.beatsPerBar) / 2;
        text << chordSymbol(bar.chords.front());
        for (std::size_t beat = 1; beat < static_cast<std::size_t>(song.beatsPerBar); ++beat)
            text << ' ' << (beat == second && bar.chords.size() > 1 ? chordSymbol(bar.chords[1]) : "/");
        text << '\n';
    }
    return text.str();
}

Result<Mma> Mma::open(const std::string& program, const std::filesystem::path& scratch)
{
    Mma mma;
    mma.m_program = findProgram(program);
    if (mma.m_program.empty())
        return Error{ErrorCode::NotFound, "there is no program \"" + program + "\"; MMA comes in the package mma"};
    mma.m_scratch = scratch;
    return mma;
}

Result<Performance> Mma::accompany(const Song& song, const GrooveChoice& grooves, int randomSeed) const
{
    const auto folder = PrivateFolder::create(m_scratch);
    if (!folder)
        return folder.error();
    const auto midi = folder->path() / "song.mid";
    {
        std::ofstream file(folder->path() / "song.mma");
        file << mmaText(song, grooves, randomSeed);
        if (!file.flush())
            return Error{ErrorCode::IoError, "cannot write into " + folder->path().string()};
    }
    const auto outcome = runProgram({m_program, {"-w", "-f", "song.mid", "song.mma"}, folder->path()});
    if (!outcome)
        return outcome.error();
    const auto bytes = readWholeFile(midi, mostMidiBytes);
    if (outcome->exitCode != 0 || !bytes)
        return Error{ErrorCode::InvalidArgument, "MMA cannot play " + grooves.body + ": " + complaint(outcome->words)};
    auto performance = readMidiFile(std::as_bytes(std::span(bytes->data(), bytes->size())));
    if (!performance)
        return performance.error();
    // A groove that sets another tempo or meter than its file says would make all labels wrong.
    const double expected = song.secondsAt(song.beats());
    if (performance->notes.empty() || std::abs(performance->end - expected) > 0.1 * expected)
        return Error{ErrorCode::InvalidArgument, "MMA played " + grooves.body + " in another length than it was asked"};
    return performance;
}

} // namespace tonekin
