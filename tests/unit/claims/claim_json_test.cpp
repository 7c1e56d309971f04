#include "claims/claim_json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <random>

#include "waybill/error.h"

namespace waybill {
namespace {

Claim random_claim(std::mt19937& random) {
    const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    const char* texts[] = {"", "a", "Élysée „x“", "line\nbreak\t\"quoted\" \\", "A|B"};
    const auto text = [&] { return std::string(texts[below(5)]); };
    Claim c;
    c.stage = static_cast<Stage>(below(13));
    if (below(2) != 0) c.supplier = text();
    if (below(2) != 0) c.recipient = text();
    if (below(2) != 0) c.item.designation = text();
    c.item.category = static_cast<Category>(below(22));
    c.item.text = text();
    if (below(2) != 0) {
        c.quantity = Quantity{.min = std::nullopt, .max = std::nullopt, .unit = text(), .text = text()};
        if (below(2) != 0) c.quantity->min = static_cast<std::int64_t>(below(100000));
        if (below(2) != 0) c.quantity->max = INT64_MAX;
    }
    if (below(2) != 0) c.value = Value{.amount = below(2) != 0 ? 3.5e9 : 0.1 * below(1000), .currency = "USD", .text = text()};
    if (below(2) != 0) c.date = DateRange{.from = below(2) != 0 ? "2022-02-24" : "", .to = below(2) != 0 ? "2022-03-01" : "", .text = text()};
    if (below(2) != 0) c.place = text();
    c.polarity = static_cast<Polarity>(below(2));
    c.certainty = static_cast<Certainty>(below(4));
    for (unsigned i = below(3); i > 0; --i) c.sources.push_back(text());
    const bool located = below(2) != 0;
    for (unsigned i = below(3); i > 0; --i) {
        const std::uint32_t begin = below(1000);
        c.evidence.push_back({text(), located ? Span{begin, begin + below(50)} : Span{}});
    }
    for (unsigned i = below(2); i > 0; --i) c.rules.push_back("en/stages.tsv:41");
    if (below(2) != 0) c.confidence = 0.001 * below(1000);
    c.optional = below(4) == 0;
    return c;
}

TEST(ClaimJson, ReadsBackWhatItPrints) {
    std::mt19937 random(7);
    for (int i = 0; i < 500; ++i) {
        DocumentClaims claims{.doc = "d", .published = i % 2 == 0 ? "2022-10-18" : "", .lang = "en", .claims = {random_claim(random), random_claim(random)}};
        const std::string line = claims_to_json(claims);
        EXPECT_EQ(line.find('\n'), std::string::npos);
        EXPECT_EQ(claims_from_json(line), claims) << line;
    }
}

TEST(ClaimJson, TakesTheFirstOfAlternativesForEnumeratorsAndKeepsTheOthers) {
    const Claim c = claim_from_json(nlohmann::ordered_json::parse(
        R"({"stage": "deliver|produce", "supplier": "IR|IRGC", "item": {"designation": "Geran-2|Shahed-136", "category": "uav|loitering-munition", "text": null},
            "certainty": "certain|probable", "date": {"from": null, "to": "2022-02-23", "text": "before"}, "quantity": {"min": 3.0, "max": null, "text": "3"}})"));
    EXPECT_EQ(c.stage, Stage::deliver);
    EXPECT_EQ(c.supplier, "IR|IRGC");
    EXPECT_EQ(c.item.designation, "Geran-2|Shahed-136");
    EXPECT_EQ(c.item.category, Category::uav);
    EXPECT_EQ(c.date->from, "");
    EXPECT_EQ(c.quantity->min, 3);
    EXPECT_FALSE(c.quantity->max);
}

TEST(ClaimJson, SaysWhatIsWrong) {
    const auto message = [](const char* text) {
        try {
            claims_from_json(text);
        } catch (const DataError& error) {
            return std::string(error.what());
        }
        return std::string("nothing");
    };
    EXPECT_EQ(message("[]"), "not a JSON object");
    EXPECT_EQ(message("{\"claims\": []}"), "\"doc\" is missing");
    EXPECT_EQ(message(R"({"doc": "d", "claims": [{"stage": "sell"}]})"), "d, claim 0: \"stage\" has an unknown value \"sell\"");
    EXPECT_EQ(message(R"({"doc": "d", "claims": [{"stage": "use", "sources": "x"}]})"), "d, claim 0: \"sources\" is not a list");
    EXPECT_EQ(message(R"({"doc": "d", "claims": [{"stage": "use", "quantity": {"min": "3"}}]})"), "d, claim 0: \"min\" is not a whole number or null");
    EXPECT_EQ(message(R"({"doc": "d", "claims": [{"stage": "use", "evidence": ["x"], "spans": [[5, 3]]}]})"), "d, claim 0: \"spans\" holds a span that ends before it begins");
}

}  // namespace
}  // namespace waybill
