// The bundled sample is whole: every article can be read and has a reference,
// the evidence of every claim stands in its article's text, and the cases
// account for every claim.
#include <map>
#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "intake/reader.h"

namespace waybill {
namespace {

using Json = nlohmann::json;
using Ref = std::pair<std::string, std::size_t>;

const std::filesystem::path source_dir = WAYBILL_SOURCE_DIR;

std::map<std::string, Document> articles() {
    std::map<std::string, Document> found;
    const Reader reader = Reader::load({source_dir / "data"});
    reader.read_input(source_dir / "sample" / "articles", [&](Arrival&& arrival) {
        EXPECT_EQ(arrival.refusal, "") << arrival.path;
        const std::string name = arrival.document.name;
        EXPECT_TRUE(found.emplace(name, std::move(arrival.document)).second) << name << " stands twice";
        return true;
    });
    return found;
}

std::map<std::string, Json> references() {
    std::map<std::string, Json> found;
    for (const auto& entry : std::filesystem::directory_iterator(source_dir / "sample" / "reference")) {
        if (entry.path().filename() == "cases.json") continue;
        Json reference = Json::parse(read_file(entry.path()));
        std::string name = reference.at("doc");
        EXPECT_EQ(entry.path().filename(), name + ".claims.json");
        found.emplace(std::move(name), std::move(reference));
    }
    return found;
}

Ref ref_of(const Json& claim) { return {claim.at(0), claim.at(1)}; }

/// The claims of all groups, each of which may stand in one group only.
std::set<Ref> members(const Json& groups) {
    std::set<Ref> claims;
    for (const Json& group : groups) {
        for (const Json& claim : group.at("claims")) {
            EXPECT_TRUE(claims.insert(ref_of(claim)).second) << claim << " stands twice";
        }
    }
    return claims;
}

TEST(Sample, EveryArticleIsReadAndHasItsReference) {
    const auto texts = articles();
    const auto claims = references();
    EXPECT_GE(texts.size(), 30U);
    for (const auto& [name, document] : texts) {
        ASSERT_TRUE(claims.contains(name)) << name;
        EXPECT_EQ(document.published, claims.at(name).at("published").get<std::string>()) << name;
        EXPECT_EQ(document.lang, "en") << name;
        EXPECT_NE(document.outlet, "") << name;
        EXPECT_NE(document.title, "") << name;
    }
    for (const auto& [name, reference] : claims) EXPECT_TRUE(texts.contains(name)) << name;
}

TEST(Sample, EvidenceStandsInTheText) {
    const auto texts = articles();
    for (const auto& [name, reference] : references()) {
        const std::string& text = texts.at(name).text;
        for (const Json& claim : reference.at("claims")) {
            ASSERT_FALSE(claim.at("evidence").empty()) << name;
            for (const std::string evidence : claim.at("evidence")) {
                EXPECT_NE(text.find(evidence), std::string::npos) << name << ": " << evidence;
            }
        }
    }
}

TEST(Sample, CasesAndOriginsHoldEveryClaimOnce) {
    std::set<Ref> all;
    for (const auto& [name, reference] : references()) {
        for (std::size_t i = 0; i < reference.at("claims").size(); ++i) all.emplace(name, i);
    }
    const Json linked = Json::parse(read_file(source_dir / "sample" / "reference" / "cases.json"));
    EXPECT_EQ(members(linked.at("cases")), all);
    EXPECT_EQ(members(linked.at("origins")), all);
    for (const Json& conflict : linked.at("conflicts")) {
        std::set<std::string> cases;
        for (const Json& item : linked.at("cases")) {
            for (const Json& claim : item.at("claims")) {
                for (const Json& side : conflict.at("claims")) {
                    if (claim == side) cases.insert(item.at("id"));
                }
            }
        }
        EXPECT_EQ(cases.size(), 1U) << conflict;
    }
}

}  // namespace
}  // namespace waybill
