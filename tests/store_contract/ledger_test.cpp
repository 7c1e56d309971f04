#include "stores.h"

namespace waybill {
namespace {

using LedgerOf = StoreContract;

TEST_P(LedgerOf, ComesBackAndKnowsWhenItIsOld) {
    const std::int64_t run = store->begin_run({}, noon);
    const Outcome a = an_outcome("/a", "a", a_document("a", "text"), {a_claim(), a_claim(Stage::use)});
    const Outcome b = an_outcome("/b", "b", a_document("b", "text"), {a_claim()});
    store->put(run, noon, std::vector{a, b});
    EXPECT_FALSE(store->ledger_is_current("linker 1"));
    EXPECT_EQ(store->ledger(), Ledger{});

    Ledger ledger;
    const std::string& x = a.document;
    const std::string& y = b.document;
    ledger.cases = {{"z-case", "IR", std::nullopt, "Shahed-136", Category::loitering_munition,
                     {{{x, 0}, {"same-designation", "both say Shahed-136"}}, {{y, 0}, {"", ""}}},
                     {{Stage::deliver, 2, 1, 3, {{"origins", "three witnesses"}}, {"a wreck"}}, {Stage::use, 6, 0, 0, {}, {}}}},
                    {"a-case", std::nullopt, "RU", "weapons", Category::weapons, {{{x, 1}, {"alone", "é"}}}, {}}};
    ledger.origins = {{"o2", "Iran's foreign minister", Stake::supplier, 'B', {{{x, 0}, {"credited", ""}}}},
                      {"o1", "", Stake::unknown, 'F', {{{x, 1}, {}}, {{y, 0}, {}}}}};
    ledger.derivations = {{x, y, DerivationKind::rewrite, {"shared-text", "80 of 100 words"}}};
    ledger.conflicts = {{ConflictKind::quantity, "z-case", {x, 0}, {y, 0}, {"disjoint", "100 and 1,000"}}};
    store->put_ledger(ledger, "linker 1", store->claims_version());
    reopen();
    EXPECT_EQ(store->ledger(), ledger);
    EXPECT_TRUE(store->ledger_is_current("linker 1"));
    EXPECT_FALSE(store->ledger_is_current("linker 2"));

    std::swap(ledger.cases[0], ledger.cases[1]);
    ledger.conflicts.clear();
    store->put_ledger(ledger, "linker 2", store->claims_version());
    EXPECT_EQ(store->ledger(), ledger);

    store->put(run, noon, std::vector{an_outcome("/c", "c", a_document("c", "text"))});
    EXPECT_TRUE(store->ledger_is_current("linker 2")) << "a document without claims changes nothing";
    const std::int64_t version = store->claims_version();
    store->put(run, noon, std::vector{an_outcome("/d", "d", a_document("d", "text"), {a_claim()})});
    EXPECT_FALSE(store->ledger_is_current("linker 2"));
    store->put_ledger(ledger, "linker 2", version);
    EXPECT_FALSE(store->ledger_is_current("linker 2")) << "it was linked before the last claim came";
}

WAYBILL_STORES(LedgerOf);

}  // namespace
}  // namespace waybill
