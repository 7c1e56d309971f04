// A line on the terminal that says how far the work is.
#pragma once
#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "engine/ingest.h"

namespace waybill {

class ProgressLine {
public:
    /// `total` in bytes, 0 when not known.
    ProgressLine(std::ostream& err, std::uint64_t total);
    void show(const IngestAccount& account);
    void clear();

private:
    std::ostream& err_;
    std::uint64_t total_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point begun_;
    std::chrono::steady_clock::time_point last_;
};

/// Size of all files in and below `paths`; 0 when standard input is among them.
std::uint64_t total_bytes(const std::vector<std::string>& paths);

}  // namespace waybill
