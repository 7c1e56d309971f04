#include "stores.h"

#include "waybill/error.h"

namespace waybill {
namespace {

class Decisions : public StoreContract {
protected:
    void SetUp() override {
        StoreContract::SetUp();
        const std::int64_t run = store->begin_run({}, noon);
        Document second = a_document("b", "other");
        second.published = "2022-11-02";
        a = an_outcome("/a", "a", a_document("a", "It sent drones."), {a_claim(), a_claim(Stage::use)});
        b = an_outcome("/b", "b", second, {a_claim(Stage::agree)});
        store->put(run, noon, std::vector{a, b});
    }
    Decision on(DecisionKind kind, const Outcome& outcome, std::uint32_t index) const {
        Decision d;
        d.kind = kind;
        d.author = "J. Doe";
        d.time = noon;
        d.reason = "because \"of\" é";
        d.claims = {{outcome.document, index, outcome.accession->claims.at(index)}};
        return d;
    }
    std::int64_t put(const Decision& decision) { return store->put_decisions(std::span(&decision, 1)); }
    std::vector<std::string> found(const ClaimFilter& filter = {}) const {
        std::vector<std::string> list;
        store->each_claim(filter, [&](const DocumentHead& d, std::uint32_t index, const Claim& claim) {
            list.push_back(d.name + "#" + std::to_string(index) + " " + std::string(to_string(claim.stage)) + " " + std::string(to_string(review_of(claim))));
        });
        return list;
    }
    Outcome a, b;
};

using List = std::vector<std::string>;

TEST_P(Decisions, ComeBackAsTheyWere) {
    Decision correct = on(DecisionKind::correct, a, 1);
    correct.reading = a_claim(Stage::display);
    Decision split;
    split.kind = DecisionKind::split;
    split.author = "A. N. Other";
    split.time = later;
    split.claims = {{a.document, 0, a_claim()}};
    split.others = {{b.document, 0, a_claim(Stage::agree)}, {a.document, 1, a_claim(Stage::use)}};
    split.cases = {"ir-ru-shahed-136-2022-000000"};
    Decision rate;
    rate.kind = DecisionKind::rate;
    rate.source = "The Gazette";
    rate.letter = 'B';
    Decision undo;
    undo.kind = DecisionKind::undo;
    undo.undoes = 2;
    std::vector<Decision> all = {correct, split, rate};
    EXPECT_EQ(store->put_decisions(all), 1);
    EXPECT_EQ(put(undo), 4);
    all.push_back(undo);
    for (std::size_t i = 0; i < all.size(); ++i) all[i].number = static_cast<std::int64_t>(i) + 1;
    reopen();
    EXPECT_EQ(store->decisions(), all);
    EXPECT_EQ(store->check(), List{});
}

TEST_P(Decisions, ChangeWhatIsReadAndNotWhatWasExtracted) {
    EXPECT_EQ(found(), (List{"a#0 deliver none", "a#1 use none", "b#0 agree none"}));
    put(on(DecisionKind::reject, a, 0));
    put(on(DecisionKind::accept, b, 0));
    Decision correct = on(DecisionKind::correct, a, 1);
    correct.reading = a_claim(Stage::display);
    put(correct);
    reopen();
    EXPECT_EQ(found(), (List{"a#1 display corrected", "b#0 agree accepted"}));
    EXPECT_EQ(found({.stage = Stage::display}), List{"a#1 display corrected"}) << "filters see the reading";
    EXPECT_EQ(found({.stage = Stage::use}), List{});
    EXPECT_EQ(found({.review = Review::rejected}), List{"a#0 deliver rejected"});
    EXPECT_EQ(found({.review = Review::accepted}), List{"b#0 agree accepted"});
    EXPECT_EQ(found({.since = "2022-11"}), List{"b#0 agree accepted"});
    EXPECT_EQ(found({.document = a.document}), List{"a#1 display corrected"});
    EXPECT_EQ(store->document(a.document)->claims, a.accession->claims);
    EXPECT_EQ(store->counts().claims, 3U);
}

TEST_P(Decisions, UndoneOnesChangeNothing) {
    const std::int64_t first = put(on(DecisionKind::reject, a, 0));
    Decision undo;
    undo.kind = DecisionKind::undo;
    undo.undoes = first;
    const std::int64_t second = put(undo);
    EXPECT_EQ(found().size(), 3U);
    undo.undoes = second;
    put(undo);
    EXPECT_EQ(found().size(), 2U) << "undoing the undoing restores";
}

TEST_P(Decisions, SurviveANewExtraction) {
    put(on(DecisionKind::reject, a, 0));
    Decision correct = on(DecisionKind::correct, a, 1);
    correct.reading = a_claim(Stage::display);
    put(correct);
    Claim sharper = a_claim();
    sharper.quantity = Quantity{1200, std::nullopt, "", "more than 1,200"};
    sharper.confidence = 0.9;
    store->put_claims(std::vector{NewClaims{a.document, {a_claim(Stage::offer), a_claim(Stage::use), sharper}}}, "test 2");
    reopen();
    EXPECT_EQ(found({.document = a.document}), (List{"a#0 offer none", "a#1 display corrected"})) << "the rejected one has moved and changed its count";
    EXPECT_EQ(found({.review = Review::rejected}), List{"a#2 deliver rejected"});
}

TEST_P(Decisions, MakeTheLedgerOld) {
    store->put_ledger({}, "linker 1", store->claims_version());
    EXPECT_TRUE(store->ledger_is_current("linker 1"));
    put(on(DecisionKind::accept, a, 0));
    EXPECT_FALSE(store->ledger_is_current("linker 1"));
}

TEST_P(Decisions, OnWhatIsNotThereAreRefusedAsAWhole) {
    Decision stray = on(DecisionKind::reject, a, 0);
    stray.claims.front().doc = "0123456789abcdef";
    EXPECT_THROW(store->put_decisions(std::vector{on(DecisionKind::accept, a, 0), stray}), StoreError);
    EXPECT_EQ(store->decisions(), std::vector<Decision>{});
}

WAYBILL_STORES(Decisions);

}  // namespace
}  // namespace waybill
