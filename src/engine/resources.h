// Where the program's data and models lie.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace waybill {

struct Resources {
    std::vector<std::filesystem::path> data;  ///< in order of precedence, the last wins
    std::filesystem::path models;
};

/// The shipped folders are those of $WAYBILL_HOME, else ../share/waybill beside
/// the program, else of the source tree it was built from. `overlays` are the
/// user's own data folders. Throws UsageError for an overlay that is no folder,
/// DataError when the shipped data cannot be found.
Resources find_resources(const std::vector<std::string>& overlays);

/// SHA-256 over names and contents of every file in the folders, 16 digits.
std::string fingerprint(const std::vector<std::filesystem::path>& folders);

}  // namespace waybill
