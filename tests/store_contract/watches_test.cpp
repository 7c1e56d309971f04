#include "stores.h"

#include "waybill/error.h"

namespace waybill {
namespace {

class Watches : public StoreContract {
protected:
    void SetUp() override {
        StoreContract::SetUp();
        const std::int64_t run = store->begin_run({}, noon);
        outcome = an_outcome("/a", "a", a_document("a", "text"), {a_claim()});
        store->put(run, noon, std::vector{outcome});
    }
    Alert an_alert(const std::string& key, const std::string& time = noon) const {
        return {0, time, "", AlertKind::stage, "ir-ru-x", "IR -> RU, é", "'deliver' is new", {outcome.document, 0}, "deliver: Shahed-136; officials", key};
    }
    static Watch a_watch(const std::string& name) {
        Watch watch{name, {}, "J. Doe", noon};
        watch.filter = {.supplier = "IR", .items = {"drone s", "Shahed-136"}, .category = Category::uav, .stage = Stage::deliver, .since = "2022",
                        .outlet = "Gazette", .min_confidence = 0.25, .review = Review::accepted};
        return watch;
    }
    std::vector<std::string> put(const std::string& watch, const std::vector<Alert>& alerts, const std::vector<std::string>& seen) {
        std::vector<std::string> keys;
        for (const Alert& a : store->put_alerts(watch, alerts, seen)) keys.push_back(std::to_string(a.number) + " " + a.watch + " " + a.key);
        return keys;
    }
    Outcome outcome;
};

using List = std::vector<std::string>;
using Keys = std::set<std::string>;

TEST_P(Watches, ComeBackAsTheyWere) {
    store->put_watch(a_watch("b"), List{"k1", "k2"});
    store->put_watch({"a", {}, "", later}, List{});
    reopen();
    const std::vector<Watch> all = store->watches();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].name, "a");
    EXPECT_EQ(all[0].created, later);
    EXPECT_EQ(all[1].author, "J. Doe");
    EXPECT_EQ(filter_to_text(all[1].filter), filter_to_text(a_watch("b").filter));
    EXPECT_EQ(filter_in_words(all[1].filter), "--supplier IR --item 'drone s' --category uav --stage deliver --since 2022 --outlet Gazette --min-confidence 0.25 --review accepted");
    EXPECT_EQ(store->seen_by("b"), (Keys{"k1", "k2"}));
    EXPECT_EQ(store->seen_by("a"), Keys{});
    EXPECT_THROW(store->put_watch(a_watch("b"), List{}), UsageError);
}

TEST_P(Watches, RaiseAnAlertOnce) {
    store->put_watch(a_watch("w"), List{"old"});
    store->put_watch(a_watch("v"), List{});
    EXPECT_EQ(put("w", {an_alert("old"), an_alert("new"), an_alert("new")}, {"more"}), List{"1 w new"});
    EXPECT_EQ(put("w", {an_alert("new"), an_alert("more")}, {}), List{}) << "as when two check at a time";
    EXPECT_EQ(put("v", {an_alert("new", later)}, {}), List{"2 v new"});
    reopen();
    EXPECT_EQ(store->seen_by("w"), (Keys{"more", "new", "old"}));
    const std::vector<Alert> all = store->alerts("");
    ASSERT_EQ(all.size(), 2U);
    Alert first = an_alert("new");
    first.number = 1;
    first.watch = "w";
    EXPECT_EQ(all[0], first);
    ASSERT_EQ(store->alerts(later).size(), 1U);
    EXPECT_EQ(store->alerts(later)[0].watch, "v");
    EXPECT_THROW(put("nobody", {an_alert("x")}, {}), StoreError);
}

TEST_P(Watches, GoAndLeaveTheirAlerts) {
    store->put_watch(a_watch("w"), List{});
    put("w", {an_alert("k")}, {});
    EXPECT_TRUE(store->remove_watch("w"));
    EXPECT_FALSE(store->remove_watch("w"));
    reopen();
    EXPECT_EQ(store->watches().size(), 0U);
    EXPECT_EQ(store->alerts("").size(), 1U);
    store->put_watch(a_watch("w"), List{});
    EXPECT_EQ(store->seen_by("w"), Keys{}) << "a new watch of the same name begins anew";
    EXPECT_EQ(store->check(), List{});
}

WAYBILL_STORES(Watches);

}  // namespace
}  // namespace waybill
