#include "cli/progress.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <ostream>

#include "cli/sheet.h"

namespace waybill {

using std::chrono::steady_clock;

ProgressLine::ProgressLine(std::ostream& err, std::uint64_t total)
    : err_(err), total_(total), begun_(steady_clock::now()), last_(begun_) {}

void ProgressLine::show(const IngestAccount& account) {
    const auto now = steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    shown_ = true;
    const double seconds = std::chrono::duration<double>(now - begun_).count();
    std::string bar;
    if (total_ > 0) {
        constexpr std::uint64_t cells = 24;
        const std::uint64_t done = std::min(cells, account.bytes * cells / total_);
        bar = "[" + std::string(done, '#') + std::string(cells - done, '.') + "] " +
              fmt::format("{:3}% ", std::min<std::uint64_t>(100, account.bytes * 100 / total_));
    }
    const std::string line = fmt::format("{}{} read, {} known, {} refused, {:.1f} MB/s  {}", bar, account.read, account.known,
                                         account.refused, static_cast<double>(account.bytes) / 1e6 / seconds, harmless(account.latest));
    err_ << "\r" << shorten(line, 78) << "\x1b[K" << std::flush;
}

void ProgressLine::clear() {
    if (shown_) err_ << "\r\x1b[K" << std::flush;
}

std::uint64_t total_bytes(const std::vector<std::string>& paths) {
    namespace fs = std::filesystem;
    std::uint64_t total = 0;
    std::error_code error;
    for (const std::string& path : paths) {
        if (path == "-") return 0;
        if (fs::is_directory(path, error)) {
            auto entry = fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied, error);
            for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
                std::error_code unsized;
                const auto size = entry->is_regular_file(unsized) ? entry->file_size(unsized) : 0;
                if (!unsized) total += size;
            }
        } else if (const auto size = fs::file_size(path, error); !error) {
            total += size;
        }
    }
    return total;
}

}  // namespace waybill
