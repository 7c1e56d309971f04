// The expected outputs were printed by the reference implementation.
#include "claims/scoring.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

#include "base/file.h"
#include "waybill/error.h"

namespace waybill {
namespace {

const std::filesystem::path folder = std::filesystem::path(WAYBILL_TEST_DIR) / "unit/claims/scoring";

ScoringReport score(const ScoringOptions& options) { return score_claims(folder / "references", folder / "extracted.jsonl", options); }

TEST(ClaimScoring, PrintsWhatTheReferenceImplementationPrints) {
    EXPECT_EQ(score({}).text, read_file(folder / "expected.txt"));
    EXPECT_EQ(score({.json = true, .show = ""}).text, read_file(folder / "expected.json"));
    EXPECT_EQ(score({.json = false, .show = "all"}).text, read_file(folder / "expected-show.txt"));
    EXPECT_EQ(score({}).note, "note: 1 extracted documents have no reference and are left out\n");
}

TEST(ClaimScoring, AReferenceAgainstItselfIsPerfect) {
    const std::string text = score_claims(folder / "references", folder / "references").text;
    EXPECT_NE(text.find("core     P 1.000  R 1.000  F1 1.000"), std::string::npos) << text;
    EXPECT_NE(text.find("false alarms 0.0 a document, over 2 without claims"), std::string::npos) << text;
}

TEST(ClaimScoring, RefusesWhatIsNoReference) {
    EXPECT_THROW(score_claims(folder / "expected.txt", folder / "extracted.jsonl"), DataError);
    EXPECT_THROW(score_claims(folder / "nowhere", folder / "extracted.jsonl"), std::system_error);
    const auto twice = std::filesystem::temp_directory_path() / "waybill-scoring-twice.jsonl";
    std::ofstream(twice) << "{\"doc\": \"a\", \"claims\": []}\n{\"doc\": \"a.txt\", \"claims\": []}\n";
    EXPECT_THROW(score_claims(twice, folder / "extracted.jsonl"), DataError);
    std::filesystem::remove(twice);
}

TEST(ClaimScoring, RoundsAsDecimalNumbers) {
    EXPECT_EQ(rounded(2.0 / 3, 4), 0.6667);
    EXPECT_EQ(rounded(0.03125, 4), 0.0312) << "an exact tie goes to the even digit";
    EXPECT_EQ(rounded(0.09375, 4), 0.0938);
    EXPECT_EQ(number_text(1), "1.0");
    EXPECT_EQ(number_text(0.6667), "0.6667");
}

}  // namespace
}  // namespace waybill
