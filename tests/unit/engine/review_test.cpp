// Decisions of people and watches over a store of made-up documents.
#include "engine/review.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "cases/ledger_json.h"
#include "engine/ledger.h"
#include "engine/watching.h"
#include "store/original.h"
#include "waybill/error.h"

namespace waybill {
namespace {

const Engine& engine() {
    static const Engine loaded(Resources{{WAYBILL_SOURCE_DIR "/data"}, WAYBILL_SOURCE_DIR "/models"});
    return loaded;
}

const std::string day = "2024-05-01T10:00:00Z";
const Signature doe{"J. Doe", day, "read it"};

Claim a_claim(Stage stage, const std::string& source, const std::string& evidence) {
    Claim c;
    c.stage = stage;
    c.supplier = "IR";
    c.recipient = "RU";
    c.item = {"Shahed-136", Category::loitering_munition, "drones"};
    if (!source.empty()) c.sources = {source};
    c.evidence = {{evidence, {}}};
    return c;
}

/// A store that documents are put into one by one.
class Reviewing : public testing::Test {
protected:
    void SetUp() override {
        store = open_store("memory:", OpenMode::make, day, "waybill test");
        run = store->begin_run({}, day);
    }
    std::string add(const std::string& name, const std::string& published, std::vector<Claim> claims) {
        std::string text = "Of " + name + ".";
        for (const Claim& claim : claims) text += "\n" + claim.evidence.front().text;
        Accession a;
        a.original = pack(text);
        a.document.name = name;
        a.document.outlet = "Outlet of " + name;
        a.document.published = published;
        a.document.text = text;
        a.claims = std::move(claims);
        a.extractor = "test";
        const std::string id = document_id(a.original.sha256);
        const Outcome outcome{"/" + name, InputState::read, "", id, std::move(a)};
        store->put(run, day, std::span(&outcome, 1));
        return id;
    }
    Ledger ledger() { return current_ledger(engine(), *store); }
    std::vector<ReviewedClaim> named(const std::vector<std::string>& names) {
        std::vector<ReviewedClaim> claims;
        for (const std::string& name : names) claims.push_back(claim_named(*store, name));
        return claims;
    }
    std::vector<std::string> check(const std::string& time = day) {
        std::vector<std::string> told;
        for (const Alert& a : check_watches(engine(), *store, time)) {
            told.push_back(std::string(to_string(a.kind)) + " " + store->document(a.claim.doc)->document.name + "#" + std::to_string(a.claim.index));
        }
        return told;
    }
    std::unique_ptr<Store> store;
    std::int64_t run = 0;
};

using List = std::vector<std::string>;

TEST_F(Reviewing, ClaimsAreNamedByDocumentAndNumber) {
    const std::string id = add("a", "2022-10-18", {a_claim(Stage::deliver, "", "It sent drones.")});
    EXPECT_EQ(claim_named(*store, "a#0").document.id, id);
    EXPECT_EQ(claim_named(*store, id.substr(0, 6) + "#0").index, 0U);
    for (const char* wrong : {"a", "a#", "#0", "a#1", "a#x", "b#0", "a#0x", "a#-1"}) EXPECT_THROW(claim_named(*store, wrong), UsageError) << wrong;
}

TEST_F(Reviewing, ARejectionIsUndoneWithoutATrace) {
    add("a", "2022-10-18", {a_claim(Stage::deliver, "White House", "It sent drones.")});
    add("b", "2022-10-19", {a_claim(Stage::deliver, "Ukraine", "They have come.")});
    const std::string before = ledger_to_json(ledger());
    reject_claims(*store, named({"b#0"}), doe);
    EXPECT_EQ(ledger().cases.front().claims.size(), 1U);
    undo_decision(*store, 0, doe);
    EXPECT_EQ(ledger_to_json(ledger()), before);
    EXPECT_THROW(undo_decision(*store, 1, doe), UsageError) << "undone already";
    EXPECT_THROW(undo_decision(*store, 9, doe), UsageError);
    undo_decision(*store, 2, doe);
    EXPECT_EQ(ledger().cases.front().claims.size(), 1U);
}

TEST_F(Reviewing, ACorrectionMovesTheClaim) {
    add("a", "2022-10-18", {a_claim(Stage::deliver, "White House", "It sent drones."), a_claim(Stage::use, "", "Drones fell.")});
    ASSERT_EQ(ledger().cases.size(), 1U);
    Claim reading = claim_named(*store, "a#1").standing;
    EXPECT_THROW(correct_claim(*store, claim_named(*store, "a#1"), reading, doe), UsageError) << "nothing changes";
    reading.recipient = "SY";
    correct_claim(*store, claim_named(*store, "a#1"), reading, doe);
    EXPECT_EQ(ledger().cases.size(), 2U);
    EXPECT_EQ(claim_named(*store, "a#1").standing.recipient, "SY");
    EXPECT_EQ(claim_named(*store, "a#1").extracted.recipient, "RU");
    accept_claims(*store, named({"a#1"}), doe);
    EXPECT_EQ(claim_named(*store, "a#1").standing.recipient, "SY") << "accepted as corrected";
    EXPECT_EQ(review_of(claim_named(*store, "a#1").standing), Review::accepted);
}

TEST_F(Reviewing, SplitsAndMergesSurviveNewDocumentsAndExtractions) {
    const std::string a = add("a", "2022-10-18", {a_claim(Stage::deliver, "White House", "It sent drones.")});
    const std::string b = add("b", "2023-10-19", {a_claim(Stage::deliver, "Ukraine", "More have come.")});
    const std::string id = ledger().cases.front().id;
    EXPECT_THROW(split_case(engine(), *store, id, named({"a#0", "b#0"}), doe), UsageError) << "nothing would be left";
    EXPECT_THROW(split_case(engine(), *store, "nosuch", named({"b#0"}), doe), UsageError);
    split_case(engine(), *store, id, named({"b#0"}), doe);
    ASSERT_EQ(ledger().cases.size(), 2U);
    add("c", "2022-10-20", {a_claim(Stage::use, "", "It sent drones.")});
    EXPECT_EQ(ledger().cases.size(), 2U);
    Claim again = a_claim(Stage::deliver, "Ukraine", "More have come.");
    again.quantity = Quantity{20, 20, "", "20"};
    store->put_claims(std::vector{NewClaims{b, {a_claim(Stage::agree, "", "Other."), again}}}, "test 2");
    ASSERT_EQ(ledger().cases.size(), 2U);
    EXPECT_EQ(lost_claims(*store).size(), 0U);
    const Ledger now = ledger();
    merge_cases(engine(), *store, {now.cases[0].id, now.cases[1].id}, doe);
    EXPECT_EQ(ledger().cases.size(), 1U);
    EXPECT_THROW(merge_cases(engine(), *store, {ledger().cases[0].id, ledger().cases[0].id}, doe), UsageError);
    store->put_claims(std::vector{NewClaims{b, {}}}, "test 3");
    EXPECT_EQ(lost_claims(*store).front().judged.doc, b);
    EXPECT_EQ(ledger().cases.size(), 1U);
}

TEST_F(Reviewing, OnlyReviewedDocumentsBecomeReferences) {
    add("a", "2022-10-18", {a_claim(Stage::deliver, "White House", "It sent drones."), a_claim(Stage::use, "", "Drones fell.")});
    add("b", "2022-10-19", {a_claim(Stage::deliver, "Ukraine", "They have come.")});
    accept_claims(*store, named({"a#0"}), doe);
    std::vector<DocumentClaims> references;
    const auto take = [&](const StoredDocument&, const DocumentClaims& reference) { references.push_back(reference); };
    EXPECT_EQ(each_reference(*store, false, take), 1U);
    EXPECT_EQ(references.size(), 0U);
    EXPECT_EQ(each_reference(*store, true, take), 0U);
    ASSERT_EQ(references.size(), 1U);
    reject_claims(*store, named({"a#1"}), doe);
    references.clear();
    EXPECT_EQ(each_reference(*store, false, take), 0U);
    ASSERT_EQ(references.size(), 1U);
    EXPECT_EQ(references.front().doc, "a");
    EXPECT_EQ(references.front().claims, std::vector{a_claim(Stage::deliver, "White House", "It sent drones.")});
}

TEST_F(Reviewing, AWatchTellsOfEachThingOnce) {
    add("a", "2022-10-18", {a_claim(Stage::agree, "White House", "It will send drones.")});
    EXPECT_EQ(check(), List{}) << "no watch";
    add_watch(engine(), *store, {"w", {.supplier = "IR"}, "J. Doe", day}, false);
    EXPECT_EQ(check(), List{}) << "what is there is seen";
    EXPECT_THROW(add_watch(engine(), *store, {"w", {}, "", day}, false), UsageError);
    EXPECT_THROW(add_watch(engine(), *store, {"", {}, "", day}, false), UsageError);

    Claim elsewhere = a_claim(Stage::deliver, "", "It sent drones to Syria.");
    elsewhere.recipient = "SY";
    add("b", "2022-10-19", {elsewhere});
    EXPECT_EQ(check(), List{"appears b#0"});
    EXPECT_EQ(check(), List{});

    add("c", "2022-10-20", {a_claim(Stage::deliver, "White House", "It sent drones.")});
    EXPECT_EQ(check(), List{"stage c#0"});
    add("d", "2022-10-21", {a_claim(Stage::deliver, "Ukraine", "They have come.")});
    EXPECT_EQ(check(), List{"origin d#0"});
    Claim denial = a_claim(Stage::deliver, "Iran", "It has not sent drones.");
    denial.polarity = Polarity::denied;
    add("e", "2022-10-22", {denial});
    const List denied = check();
    EXPECT_EQ(std::count(denied.begin(), denied.end(), "conflict e#0"), static_cast<std::ptrdiff_t>(denied.size()));
    EXPECT_GE(denied.size(), 1U);
    EXPECT_EQ(check(), List{});

    // An earlier report gives the case another id; nothing in it is news but the report itself.
    add("0", "2021-01-01", {a_claim(Stage::agree, "White House", "It will send drones, it was said before.")});
    EXPECT_EQ(check(), List{});
    EXPECT_EQ(store->alerts("").size(), 3 + denied.size());
}

TEST_F(Reviewing, AWatchMayBeginWithWhatIsThere) {
    add("a", "2022-10-18", {a_claim(Stage::deliver, "White House", "It sent drones.")});
    add_watch(engine(), *store, {"all", {}, "", day}, true);
    add_watch(engine(), *store, {"none", {.supplier = "PL"}, "", day}, true);
    EXPECT_EQ(check(), List{"appears a#0"});
    reject_claims(*store, named({"a#0"}), doe);
    EXPECT_EQ(check(), List{});
    undo_decision(*store, 0, doe);
    EXPECT_EQ(check(), List{}) << "it was told before";
}

}  // namespace
}  // namespace waybill
