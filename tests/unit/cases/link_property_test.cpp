// Properties of whole ledgers over made-up stories with fixed seeds.
#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>
#include <random>

#include "cases/ledger_json.h"
#include "support.h"

namespace waybill::test {
namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t n) { return random() % n; }

Claim random_claim(Random& random) {
    constexpr Stage stages[] = {Stage::deliver, Stage::use, Stage::agree, Stage::negotiate, Stage::train};
    constexpr const char* suppliers[] = {"IR", "RU", "IN"};
    constexpr const char* recipients[] = {"RU", "EG", "PH"};
    constexpr const char* designations[] = {"Shahed-136", "Zmey-30", "Zmey-30MKX", "", ""};
    constexpr Category categories[] = {Category::uav, Category::aircraft, Category::weapons, Category::missile};
    const char* sources[] = {"Ruslan Holt", "Tehran", "Iranian officials", "White House", "six sources", "a leaked document", "Kyiv", "analysts"};
    Make claim(stages[below(random, 5)], suppliers[below(random, 3)], recipients[below(random, 3)], designations[below(random, 5)], categories[below(random, 4)]);
    if (below(random, 4) == 0) claim.denied();
    if (below(random, 5) == 0) claim.certainty(static_cast<Certainty>(below(random, 4)));
    if (below(random, 4) != 0) claim.by({sources[below(random, 8)]});
    if (below(random, 6) == 0) claim.by({"Globe Agency", sources[below(random, 8)]});
    if (below(random, 3) == 0) claim.count(static_cast<std::int64_t>(below(random, 5)) * 10, static_cast<std::int64_t>(below(random, 5)) * 10 + 40);
    if (below(random, 3) == 0) {
        const std::string day = fmt::format("2022-{:02}-{:02}", 1 + below(random, 12), 1 + below(random, 28));
        claim.on(day, day);
    }
    if (below(random, 5) == 0) claim.worth(static_cast<double>(1 + below(random, 4)) * 1e8, "USD");
    return claim;
}

Story random_story(unsigned seed) {
    Random random(seed);
    Story story;
    const char* outlets[] = {"The Delta Post", "Globe Agency", "Harbour Mail", ""};
    const std::size_t documents = 2 + below(random, 10);
    for (std::size_t d = 0; d < documents; ++d) {
        std::vector<Claim> claims;
        const std::size_t count = 1 + below(random, 6);
        for (std::size_t i = 0; i < count; ++i) claims.push_back(random_claim(random));
        std::string text;
        for (std::size_t i = 0; i < 30; ++i) text += fmt::format("word{} ", below(random, 400));
        if (below(random, 3) == 0) text += "The Delta Post has it.";
        story.add(fmt::format("doc-{}", d), outlets[below(random, 4)], fmt::format("2022-{:02}-{:02}", 1 + below(random, 12), 1 + below(random, 28)), claims, text);
    }
    return story;
}

class LinkProperty : public ::testing::TestWithParam<unsigned> {};

TEST_P(LinkProperty, OrderOfInputDoesNotMatter) {
    Story story = random_story(GetParam());
    const std::string before = ledger_to_json(story.link());
    Random random(GetParam() + 1);
    std::shuffle(story.documents.begin(), story.documents.end(), random);
    std::shuffle(story.claims.begin(), story.claims.end(), random);
    EXPECT_EQ(ledger_to_json(story.link()), before);
}

TEST_P(LinkProperty, EveryClaimStandsInOneCaseAndOneOrigin) {
    const Story story = random_story(GetParam());
    const Ledger ledger = story.link();
    std::map<ClaimRef, int> cases;
    std::map<ClaimRef, int> origins;
    for (const Case& c : ledger.cases) {
        for (const Membership& member : c.claims) {
            ++cases[member.claim];
            EXPECT_FALSE(member.reason.code.empty());
            EXPECT_FALSE(member.reason.text.empty());
        }
    }
    for (const Origin& o : ledger.origins) {
        for (const Membership& member : o.claims) {
            ++origins[member.claim];
            EXPECT_FALSE(member.reason.code.empty());
        }
    }
    std::size_t count = 0;
    for (const DocumentClaims& document : story.claims) {
        for (std::uint32_t i = 0; i < document.claims.size(); ++i) {
            ++count;
            EXPECT_EQ((cases[{document.doc, i}]), 1);
            EXPECT_EQ((origins[{document.doc, i}]), 1);
        }
    }
    EXPECT_EQ(cases.size(), count);
    for (const Conflict& conflict : ledger.conflicts) {
        EXPECT_EQ(case_of(ledger, conflict.first.doc, conflict.first.index).id, case_of(ledger, conflict.second.doc, conflict.second.index).id);
        EXPECT_NE(origin_of(ledger, conflict.first.doc, conflict.first.index).id, origin_of(ledger, conflict.second.doc, conflict.second.index).id);
        EXPECT_EQ(case_of(ledger, conflict.first.doc, conflict.first.index).id, conflict.case_id);
    }
    for (const Case& c : ledger.cases) {
        for (const Grade& grade : c.grades) EXPECT_LE(grade.origins_min, grade.origins_max);
    }
}

TEST_P(LinkProperty, ReadsBackWhatItPrints) {
    const Ledger ledger = random_story(GetParam()).link();
    EXPECT_EQ(ledger_from_json(ledger_to_json(ledger)), ledger);
}

/// Grades by case and stage, for the cases that hold a claim of the given documents.
std::map<std::pair<ClaimRef, Stage>, int> grades_of(const Ledger& ledger) {
    std::map<std::pair<ClaimRef, Stage>, int> grades;
    for (const Case& c : ledger.cases) {
        for (const Grade& grade : c.grades) {
            for (const Membership& member : c.claims) grades[{member.claim, grade.stage}] = grade.credibility;
        }
    }
    return grades;
}

TEST_P(LinkProperty, ACopyRaisesNoGradeAndRemovingItRestoresAll) {
    Story story = random_story(GetParam());
    const Ledger before = story.link();
    const Document original = story.documents.front();
    const DocumentClaims claims = story.claims.front();
    Document copy = original;
    copy.name = "copy";
    copy.outlet = "Mirror";
    DocumentClaims copied = claims;
    copied.doc = "copy";
    story.documents.push_back(copy);
    story.claims.push_back(copied);
    const Ledger with = story.link();
    const auto old_grades = grades_of(before);
    const auto new_grades = grades_of(with);
    for (const auto& [key, grade] : old_grades) {
        EXPECT_EQ(new_grades.at(key), grade) << key.first.doc << ":" << key.first.index << " " << to_string(key.second);
    }
    story.remove("copy");
    EXPECT_EQ(ledger_to_json(story.link()), ledger_to_json(before));
}

/// A case to which everything else in the batch says nothing, with a random
/// number of affirming and denying origins.
Story contested_story(unsigned seed) {
    Story story = random_story(seed);
    Random random(seed + 100);
    story.add("first", "Harbour Mail", "2022-03-01", {Make(Stage::deliver, "PL", "EG", "Shahed-136", Category::uav).by({"Kyiv"})});
    const char* affirming[] = {"White House", "Indian officials", "Polish officials"};
    const char* denying[] = {"Cairo", "Moscow"};
    for (std::size_t i = 0; i < below(random, 3); ++i) {
        story.add(fmt::format("affirms-{}", i), "Harbour Mail", "2022-03-02", {Make(Stage::deliver, "PL", "EG", "Shahed-136", Category::uav).by({affirming[i]})});
    }
    for (std::size_t i = 0; i < below(random, 3); ++i) {
        story.add(fmt::format("denies-{}", i), "Harbour Mail", "2022-03-03", {Make(Stage::deliver, "PL", "EG", "Shahed-136", Category::uav).denied().by({denying[i]})});
    }
    return story;
}

/// 1 best; 6 stands beside the scale.
bool worse(int a, int b) { return a != 6 && b != 6 && a > b; }

TEST_P(LinkProperty, AnIndependentConfirmationLowersNoGrade) {
    Story story = contested_story(GetParam());
    const int before = grade_of(story.link(), "first", 0, Stage::deliver);
    story.add("zz-confirms", "The Delta Post", "2022-03-20", {Make(Stage::deliver, "PL", "EG", "Shahed-136", Category::uav).by({"Iranian officials"})});
    EXPECT_FALSE(worse(grade_of(story.link(), "first", 0, Stage::deliver), before));
}

TEST_P(LinkProperty, AContradictionRaisesNoGrade) {
    Story story = contested_story(GetParam());
    const int before = grade_of(story.link(), "first", 0, Stage::deliver);
    story.add("zz-denies", "The Delta Post", "2022-03-20", {Make(Stage::deliver, "PL", "EG", "Shahed-136", Category::uav).denied().by({"Ruslan Holt"})});
    EXPECT_FALSE(worse(before, grade_of(story.link(), "first", 0, Stage::deliver)));
}

TEST_P(LinkProperty, ADisputedDetailRaisesNoGrade) {
    Story story = contested_story(GetParam());
    story.claims[story.claims.size() - 1].claims.front().quantity = Quantity{10, 10, "", "ten"};
    const int before = grade_of(story.link(), "first", 0, Stage::deliver);
    for (DocumentClaims& entry : story.claims) {
        if (entry.doc == "first") entry.claims.front().quantity = Quantity{900, 900, "", "nine hundred"};
    }
    EXPECT_FALSE(worse(before, grade_of(story.link(), "first", 0, Stage::deliver)));
}

TEST_P(LinkProperty, RemovingADocumentRestoresTheEarlierLedger) {
    Story story = random_story(GetParam());
    const std::string before = ledger_to_json(story.link());
    Random random(GetParam() + 7);
    story.add("zz-later", "Harbour Mail", "2022-12-30", {random_claim(random), random_claim(random)});
    story.link();
    story.remove("zz-later");
    EXPECT_EQ(ledger_to_json(story.link()), before);
}

INSTANTIATE_TEST_SUITE_P(Seeds, LinkProperty, ::testing::Range(0U, 60U));

}  // namespace
}  // namespace waybill::test
