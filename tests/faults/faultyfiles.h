// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tonekin::test {

/// One bad file: how to make it, and what the program must say of it.
struct FaultyFile {
    std::string name; // the fault's number in the table, and the file's name
    std::function<void(const std::filesystem::path& file)> make;
    std::string code = "done";                           // or the name of the error
    std::vector<ErrorCode> warnings = {};                // exactly these
    std::function<bool(const DecodedTrack&)> holds = {}; // what else must be true of a file that is done
};

/// What the faulty files are made from, in a folder of its own.
class FaultWorkshop {
public:
    /// `port`: of a listener on this machine that nobody may ever reach.
    FaultWorkshop(std::filesystem::path folder, int port);

    std::vector<FaultyFile> files() const;
    /// Those that point somewhere else.
    std::vector<FaultyFile> filesThatPointElsewhere() const;
    /// A sound file that the faulty ones point to, and that nobody may open.
    std::filesystem::path otherFile() const { return in("other.wav"); }
    std::filesystem::path honestFile() const { return in("honest.mp3"); }

private:
    std::filesystem::path in(const char* name) const { return m_folder / name; }
    void addCutAndDamaged(std::vector<FaultyFile>& list) const;
    void addLyingHeaders(std::vector<FaultyFile>& list) const;
    void addTraps(std::vector<FaultyFile>& list) const;
    void addStrangeStreams(std::vector<FaultyFile>& list) const;
    void addOddSounds(std::vector<FaultyFile>& list) const;
    void addFormats(std::vector<FaultyFile>& list) const;
    void addOddTags(std::vector<FaultyFile>& list) const;

    std::filesystem::path m_folder;
    int m_port;
};

} // namespace tonekin::test
