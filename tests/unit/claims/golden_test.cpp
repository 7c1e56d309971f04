// Reads tests/golden/claims/*.txt and holds them against the whole chain.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <set>

#include "claims/extractor.h"
#include "language/engine.h"

namespace waybill {
namespace {

struct Case {
    std::string where;
    std::string text;
    std::multiset<std::string> claims;
    bool known_gap = false;
};

std::vector<Case> cases_of(const std::filesystem::path& file) {
    std::vector<Case> cases;
    std::ifstream in(file);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        const bool gap = line.starts_with("?> ");
        if (gap || line.starts_with("> ")) {
            cases.push_back({fmt::format("{}:{}", file.filename().string(), number), line.substr(gap ? 3 : 2), {}, gap});
        } else if (line.starts_with("= ") && !cases.empty()) {
            cases.back().claims.insert(line.substr(2));
        }
    }
    return cases;
}

std::string name_or_dash(const std::optional<std::string>& name) {
    std::string text = name.value_or("-");
    std::replace(text.begin(), text.end(), ' ', '_');
    return text;
}

TEST(Golden, EveryCaseGivesItsClaims) {
    const std::filesystem::path data = WAYBILL_SOURCE_DIR "/data";
    const std::filesystem::path models = WAYBILL_SOURCE_DIR "/models";
    const Catalogue catalogue = Catalogue::load({data});
    const LanguageEngine engine = LanguageEngine::load(models, {data});
    const ClaimExtractor extractor = ClaimExtractor::load(catalogue, {data});
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(WAYBILL_TEST_DIR "/golden/claims")) {
        if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    int checked = 0, gaps = 0, closed = 0;
    for (const auto& file : files) {
        for (const Case& example : cases_of(file)) {
            Document document;
            document.name = "golden";
            document.published = "2023-03-10";
            document.lang = "en";
            document.text = example.text;
            std::multiset<std::string> found;
            for (const Claim& claim : extractor.extract(document, engine.analyse(document)).claims) {
                found.insert(fmt::format("{} {} {} {} {}", to_string(claim.stage), name_or_dash(claim.supplier),
                                         name_or_dash(claim.recipient),
                                         name_or_dash(claim.item.designation.value_or(std::string(to_string(claim.item.category)))),
                                         to_string(claim.polarity)));
            }
            if (example.known_gap) {
                ++gaps;
                closed += found == example.claims ? 1 : 0;
                continue;
            }
            ++checked;
            EXPECT_EQ(found, example.claims) << example.where << ": " << example.text;
        }
    }
    EXPECT_GT(checked, 50);
    RecordProperty("known_gaps", gaps);
    RecordProperty("closed_gaps", closed);
}

}  // namespace
}  // namespace waybill
