// One case, some documents, one page: what is asked for part by part is what the whole holds.
#include "stores.h"

namespace waybill {
namespace {

class PartsOf : public StoreContract {
protected:
    void SetUp() override {
        StoreContract::SetUp();
        const std::int64_t run = store->begin_run({}, noon);
        const Outcome x = an_outcome("/x", "x", a_document("x", "It sent drones to Russia."), {a_claim(), a_claim(Stage::use)});
        const Outcome y = an_outcome("/y", "y", a_document("y", "Drones came."), {a_claim()});
        const Outcome z = an_outcome("/z", "z", a_document("z", "Ships came."));
        store->put(run, noon, std::vector{x, y, z, a_refusal("/bad", "empty")});
        a = x.document;
        b = y.document;
        c = z.document;
        ledger.cases = {{"z-case", "IR", std::nullopt, "Shahed-136", Category::loitering_munition,
                         {{{a, 0}, {"same-designation", "both"}}, {{b, 0}, {"", ""}}}, {{Stage::deliver, 2, 1, 3, {{"origins", "three"}}, {"a wreck"}}}},
                        {"a-case", std::nullopt, "RU", "weapons", Category::weapons, {{{a, 1}, {"alone", "é"}}}, {}}};
        ledger.origins = {{"o2", "a minister", Stake::supplier, 'B', {{{a, 0}, {"credited", ""}}}},
                          {"o1", "", Stake::unknown, 'F', {{{a, 1}, {}}, {{b, 0}, {}}}},
                          {"o3", "", Stake::unknown, 'F', {}}};
        ledger.derivations = {{a, b, DerivationKind::rewrite, {"shared-text", "80 of 100 words"}}, {a, c, DerivationKind::citation, {}}};
        ledger.conflicts = {{ConflictKind::quantity, "z-case", {a, 0}, {b, 0}, {"disjoint", "100 and 1,000"}}};
        store->put_ledger(ledger, "linker 1", store->claims_version());
    }
    std::vector<std::string> standing(const std::vector<std::string>& documents) const {
        std::vector<std::string> list;
        store->claims_of(documents, [&](const DocumentHead& head, std::uint32_t index, const Claim& claim) {
            list.push_back(head.name + std::to_string(index) + " " + std::string(to_string(claim.stage)) + " " + std::string(to_string(review_of(claim))));
        });
        return list;
    }
    std::string a, b, c;
    Ledger ledger;
};

TEST_P(PartsOf, CasesInOutline) {
    std::vector<CaseOutline> seen;
    store->each_case([&](const CaseOutline& one) { seen.push_back(one); });
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0], (CaseOutline{"z-case", "IR", std::nullopt, "Shahed-136", Category::loitering_munition, {{Stage::deliver, 2, 1, 3, {}, {}}},
                                    {{a, 0}, {b, 0}}, {1, 2}, 1}));
    EXPECT_EQ(seen[1], (CaseOutline{"a-case", std::nullopt, "RU", "weapons", Category::weapons, {}, {{a, 1}}, {2}, 0}));
}

TEST_P(PartsOf, OneCaseWithWhatBelongsToIt) {
    Ledger expected{{ledger.cases[0]}, {ledger.origins[0], ledger.origins[1]}, {ledger.derivations[0]}, ledger.conflicts};
    EXPECT_EQ(store->ledger_of("z-case"), expected);
    expected = {{ledger.cases[1]}, {ledger.origins[1]}, {}, {}};
    EXPECT_EQ(store->ledger_of("a-case"), expected);
    EXPECT_EQ(store->ledger_of("z-cas"), std::nullopt);
}

TEST_P(PartsOf, NeighboursOfADocument) {
    EXPECT_EQ(store->derivations_of(a), ledger.derivations);
    EXPECT_EQ(store->derivations_of(b), std::vector{ledger.derivations[0]});
    EXPECT_TRUE(store->derivations_of("nothing").empty());
}

TEST_P(PartsOf, HeadsAndClaimsInTheOrderAskedFor) {
    std::vector<std::string> names;
    for (const DocumentHead& head : store->heads(std::vector<std::string>{c, "none", a})) names.push_back(head.name);
    EXPECT_EQ(names, (std::vector<std::string>{"z", "x"}));
    EXPECT_EQ(standing({b, c, a, b}), (std::vector<std::string>{"y0 deliver none", "x0 deliver none", "x1 use none"}));
    EXPECT_TRUE(standing({}).empty());
}

TEST_P(PartsOf, ClaimsStandAsPeopleReadThem) {
    Decision rejected;
    rejected.kind = DecisionKind::reject;
    rejected.claims = {{a, 1, a_claim(Stage::use)}};
    Decision corrected;
    corrected.kind = DecisionKind::correct;
    corrected.claims = {{b, 0, a_claim()}};
    corrected.reading = a_claim(Stage::offer);
    store->put_decisions(std::vector{rejected, corrected});
    EXPECT_EQ(standing({a, b}), (std::vector<std::string>{"x0 deliver none", "x1 use rejected", "y0 offer corrected"}));
    Decision undo;
    undo.kind = DecisionKind::undo;
    undo.undoes = 1;
    store->put_decisions(std::vector{undo});
    EXPECT_EQ(standing({a}), (std::vector<std::string>{"x0 deliver none", "x1 use none"}));
}

TEST_P(PartsOf, InputsPageByPage) {
    const auto paths = [&](std::optional<InputState> state, std::string_view after, std::size_t limit) {
        std::string all;
        for (const Input& input : store->inputs_after(state, after, limit)) all += input.path + " ";
        return all;
    };
    EXPECT_EQ(paths({}, "", 2), "/bad /x ");
    EXPECT_EQ(paths({}, "/x", 9), "/y /z ");
    EXPECT_EQ(paths(InputState::read, "", 2), "/x /y ");
    EXPECT_EQ(paths(InputState::refused, "/bad", 2), "");
}

TEST_P(PartsOf, MatchesAreThoseOfTheSearch) {
    EXPECT_EQ(store->find_matches("drones", 10), (std::vector<std::string>{a, b}));
    EXPECT_EQ(store->find_matches("drones", 1), (std::vector<std::string>{a}));
    EXPECT_EQ(store->find_matches("y", 10), (std::vector<std::string>{b})) << "in a title";
    EXPECT_EQ(store->count_matches("came"), 2U);
    EXPECT_EQ(store->count_matches("helicopters"), 0U);
    const std::vector<SearchHit> hits = store->show_matches("drones", std::vector<std::string>{b, a});
    ASSERT_EQ(hits.size(), 2U);
    EXPECT_EQ(hits[0].snippet, "Drones came.");
    EXPECT_EQ(hits[0].marks, (std::vector<Span>{{0, 6}}));
}

WAYBILL_STORES(PartsOf);

}  // namespace
}  // namespace waybill
