// Extracted claims against references: the claim standard's "Scoring", number
// for number what its reference implementation prints.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace waybill {

/// Precision, recall and their harmonic mean, each rounded to four decimals.
struct Rates {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
};

/// `right_extracted` of `extracted` and `right_reference` of `reference` things are right.
Rates rates(double right_extracted, double extracted, double right_reference, double reference);

/// To so many decimals as a decimal number would be rounded, ties to even only
/// where the binary value lies exactly between.
double rounded(double value, int decimals);
/// The shortest decimal that reads back as `value`; whole numbers with ".0".
std::string number_text(double value);
/// "P 0.812  R 0.744  F1 0.777"
std::string rates_text(const Rates& rates);

struct ScoringOptions {
    bool json = false;
    std::string show;  ///< a document's name or "all": also how its claims were paired; empty: none
};

struct ScoringReport {
    std::string text;  ///< for standard output, with a final newline
    std::string note;  ///< for standard error; may be empty
};

/// `references` is a folder of NAME.claims.json files or a JSON Lines file of the
/// same objects, `extractions` either as well. Throws DataError for malformed
/// files and for a document that stands twice, std::system_error for unreadable ones.
ScoringReport score_claims(const std::filesystem::path& references, const std::filesystem::path& extractions,
                           const ScoringOptions& options = {});

}  // namespace waybill
