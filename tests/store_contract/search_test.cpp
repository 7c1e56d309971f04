#include "stores.h"

#include "waybill/error.h"

namespace waybill {
namespace {

class Searching : public StoreContract {
protected:
    void SetUp() override {
        StoreContract::SetUp();
        const std::int64_t run = store->begin_run({}, noon);
        Document s400 = a_document("s400", "Turkey received the S-400 in July.\nAnkara paid for the batteries.");
        s400.published = "2019-07-12";
        s400.title = "Missiles arrive";
        Document drones = a_document("drones", "Élysée sources spoke of drones delivered to Kyiv, and of 400 more.");
        drones.title = "The drones of Kyiv";
        Document late = a_document("late", "Drones were delivered again, an official in Kyiv said. " + std::string(400, 'x') + " The end of Kyiv drones.");
        late.published = "2022-12-01";
        late.title = "Again";
        store->put(run, noon, std::vector{an_outcome("/1", "1", s400), an_outcome("/2", "2", drones), an_outcome("/3", "3", late)});
    }
    std::vector<std::string> names(const std::string& query, std::size_t limit = 10) const {
        std::vector<std::string> list;
        for (const SearchHit& hit : store->search(query, limit)) list.push_back(hit.document.name);
        return list;
    }
};

using List = std::vector<std::string>;

TEST_P(Searching, FindsAllWordsWhateverTheirCaseAndAccents) {
    EXPECT_EQ(names("ELYSEE"), List{"drones"});
    EXPECT_EQ(names("drones kyiv"), (List{"drones", "late"})) << "those with both in the title come first";
    EXPECT_EQ(names("delivered"), (List{"late", "drones"})) << "else the newest";
    EXPECT_EQ(names("drones ankara"), List{});
    EXPECT_EQ(names("delivered", 1), List{"late"});
    EXPECT_EQ(names("missiles ankara"), List{"s400"}) << "one word in the title, the other in the text";
}

TEST_P(Searching, KeepsPhrasesTogether) {
    EXPECT_EQ(names("S-400"), List{"s400"});
    EXPECT_EQ(names("400"), (List{"drones", "s400"}));
    EXPECT_EQ(names("\"delivered to\""), List{"drones"});
    EXPECT_EQ(names("\"to delivered\""), List{});
    EXPECT_EQ(names("batter*"), List{"s400"});
    EXPECT_EQ(names("batter"), List{});
    EXPECT_EQ(names("\"unclosed drones"), List{});
}

TEST_P(Searching, TakesAnyTextForWords) {
    EXPECT_THROW(store->search("", 10), UsageError);
    EXPECT_THROW(store->search("\"-\" *", 10), UsageError);
    EXPECT_EQ(names("NEAR(drones) AND title: kyiv OR"), List{});
    EXPECT_EQ(names("drones ^ { } ' ; --"), (List{"drones", "late"}));
}

TEST_P(Searching, ShowsTheWordsWhereTheyStandTogether) {
    const SearchHit hit = store->search("official kyiv", 1).at(0);
    ASSERT_EQ(hit.marks.size(), 2U);
    EXPECT_EQ(hit.marks[0].of(hit.snippet), "official");
    EXPECT_EQ(hit.marks[1].of(hit.snippet), "Kyiv");
    EXPECT_LE(hit.snippet.size(), 220U);
}

WAYBILL_STORES(Searching);

}  // namespace
}  // namespace waybill
