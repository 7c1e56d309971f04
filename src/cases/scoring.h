// Cases, origins, derivations and conflicts against a reference: the case
// standard's "Scoring", number for number what its reference implementation prints.
#pragma once
#include <filesystem>
#include <string>

namespace waybill {

/// Scores one cases.json against another. The text for standard output, as JSON
/// when `json`. Throws DataError for malformed files and for a claim in two
/// groups, std::system_error for unreadable ones.
std::string score_cases(const std::filesystem::path& reference, const std::filesystem::path& extracted, bool json = false);

}  // namespace waybill
