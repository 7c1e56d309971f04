// The expected outputs were printed by the reference implementation.
#include "cases/scoring.h"

#include <fstream>
#include <gtest/gtest.h>

#include "base/file.h"
#include "waybill/error.h"

namespace waybill {
namespace {

const std::filesystem::path folder = std::filesystem::path(WAYBILL_TEST_DIR) / "unit/cases/scoring";

TEST(CaseScoring, PrintsWhatTheReferenceImplementationPrints) {
    EXPECT_EQ(score_cases(folder / "reference.json", folder / "extracted.json"), read_file(folder / "expected.txt"));
    EXPECT_EQ(score_cases(folder / "reference.json", folder / "extracted.json", true), read_file(folder / "expected.json"));
}

TEST(CaseScoring, AReferenceAgainstItselfIsPerfect) {
    const std::string text = score_cases(folder / "reference.json", folder / "reference.json");
    EXPECT_NE(text.find("conflict         P 1.000  R 1.000  F1 1.000"), std::string::npos) << text;
    EXPECT_NE(text.find("derivation_kind  1.0"), std::string::npos) << text;
}

TEST(CaseScoring, RefusesAClaimInTwoGroups) {
    const auto file = std::filesystem::temp_directory_path() / "waybill-scoring-groups.json";
    std::ofstream(file) << R"({"cases": [{"id": "x", "claims": [["a", 0]]}, {"id": "y", "claims": [["a", 0]]}], "origins": []})";
    EXPECT_THROW(score_cases(folder / "reference.json", file), DataError);
    std::ofstream(file) << "[]";
    EXPECT_THROW(score_cases(folder / "reference.json", file), DataError);
    std::filesystem::remove(file);
    EXPECT_THROW(score_cases(folder / "reference.json", file), std::system_error);
}

}  // namespace
}  // namespace waybill
