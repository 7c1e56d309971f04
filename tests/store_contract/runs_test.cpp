#include "stores.h"

namespace waybill {
namespace {

using Runs = StoreContract;

TEST_P(Runs, AreNumberedAndRemembered) {
    EXPECT_FALSE(store->last_run());
    const std::vector<std::string> paths = {"/a b/ü", "-"};
    EXPECT_EQ(store->begin_run(paths, noon), 1);
    EXPECT_EQ(store->begin_run({}, noon), 2);
    store->end_run(1, later);
    EXPECT_EQ(store->last_run(), (waybill::Run{2, noon, "", {}}));
    store->end_run(2, later);
    reopen();
    EXPECT_EQ(store->last_run(), (waybill::Run{2, noon, later, {}}));
    EXPECT_EQ(store->begin_run(paths, later), 3);
    EXPECT_EQ(store->last_run(), (waybill::Run{3, later, "", paths}));
}

TEST_P(Runs, TheCustodyLogIsKeptInOrder) {
    store->log({0, noon, "verify", "", "all well"});
    store->log({7, later, "verify", "x", ""});
    reopen();
    EXPECT_EQ(store->events(), (std::vector<Event>{{1, noon, "verify", "", "all well"}, {2, later, "verify", "x", ""}}));
}

TEST_P(Runs, FactsSayHowTheStoreWasMade) {
    EXPECT_EQ(store->fact("created"), noon);
    EXPECT_EQ(store->fact("created_by"), "waybill test");
    EXPECT_EQ(store->fact("schema_version"), "4");
    EXPECT_EQ(store->fact("unheard of"), "");
    EXPECT_EQ(store->check(), std::vector<std::string>{});
    EXPECT_EQ(store->counts(), Counts{});
}

WAYBILL_STORES(Runs);

}  // namespace
}  // namespace waybill
