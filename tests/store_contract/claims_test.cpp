#include "stores.h"

#include <algorithm>
#include <limits>

#include "waybill/error.h"

namespace waybill {
namespace {

class Claims : public StoreContract {
protected:
    void SetUp() override {
        StoreContract::SetUp();
        run = store->begin_run({}, noon);
    }
    std::vector<std::string> found(const ClaimFilter& filter) const {
        std::vector<std::string> list;
        store->each_claim(filter, [&](const DocumentHead& d, std::uint32_t index, const Claim&) {
            list.push_back(d.name + "#" + std::to_string(index));
        });
        return list;
    }
    std::int64_t run = 0;
};

TEST_P(Claims, ComeBackToTheLastBit) {
    Claim odd;
    odd.item.text = "\xF0\x9F\x9A\x80 \"tanks\"\n";
    odd.quantity = Quantity{std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(), "tonnes", ""};
    odd.value = Value{1.0 / 3.0, "EUR", ""};
    odd.date = DateRange{"", "2022-01-01", ""};
    odd.polarity = Polarity::denied;
    odd.confidence = 1e-300;
    odd.optional = true;
    odd.evidence = {{"whole", {7, 12}}, {"other", {20, 25}}};
    const Outcome outcome = an_outcome("/a", "a", a_document("a", "text"), {a_claim(), odd});
    store->put(run, noon, std::vector{outcome});
    reopen();
    std::vector<Claim> back;
    store->each_claim({}, [&](const DocumentHead& d, std::uint32_t index, const Claim& claim) {
        EXPECT_EQ(index, back.size());
        EXPECT_EQ(d, (DocumentHead{outcome.document, "a", "https://example.org/a", "On a", "Gazette", "2022-10-18", "en"}));
        back.push_back(claim);
    });
    EXPECT_EQ(back, outcome.accession->claims);
}

TEST_P(Claims, AreFiltered) {
    Claim other = a_claim(Stage::agree);
    other.supplier = "Lockheed Martin";
    other.recipient = std::nullopt;
    other.item = {std::nullopt, Category::aircraft, "fighter jets"};
    other.polarity = Polarity::denied;
    other.confidence = 0.9;
    Document late = a_document("late", "text");
    late.published = "2022-11-02";
    late.outlet = "Élan";
    Document undated = a_document("undated", "text");
    undated.published = "";
    store->put(run, noon, std::vector{an_outcome("/a", "a", a_document("a", "t"), {a_claim(), other}),
                                      an_outcome("/l", "l", late, {a_claim()}), an_outcome("/u", "u", undated, {a_claim()})});
    using List = std::vector<std::string>;
    EXPECT_EQ(found({}), (List{"undated#0", "a#0", "a#1", "late#0"}));
    EXPECT_EQ(found({.supplier = "lockheed martin"}), List{"a#1"});
    EXPECT_EQ(found({.recipient = "RU"}), (List{"undated#0", "a#0", "late#0"}));
    EXPECT_EQ(found({.items = {"shahed 136"}}), (List{"undated#0", "a#0", "late#0"}));
    EXPECT_EQ(found({.items = {"jets"}}), List{"a#1"});
    EXPECT_EQ(found({.items = {"-"}}), List{});
    EXPECT_EQ(found({.category = Category::aircraft}), List{"a#1"});
    EXPECT_EQ(found({.stage = Stage::agree}), List{"a#1"});
    EXPECT_EQ(found({.polarity = Polarity::denied}), List{"a#1"});
    EXPECT_EQ(found({.since = "2022-11"}), List{"late#0"});
    EXPECT_EQ(found({.since = "2022", .until = "2022-10"}), (List{"a#0", "a#1"}));
    EXPECT_EQ(found({.until = "2022"}), (List{"a#0", "a#1", "late#0"}));
    EXPECT_EQ(found({.outlet = "ELAN"}), List{"late#0"});
    EXPECT_EQ(found({.min_confidence = 0.5}), List{"a#1"});
    EXPECT_EQ(found({.stage = Stage::agree, .min_confidence = 0.95}), List{});
}

TEST_P(Claims, NewOnesTakeThePlaceOfOldOnes) {
    const Outcome outcome = an_outcome("/a", "a", a_document("a", "text"), {a_claim(), a_claim(Stage::use)});
    store->put(run, noon, std::vector{outcome});
    const std::int64_t before = store->claims_version();
    const std::vector<Claim> better = {a_claim(Stage::offer)};
    store->put_claims(std::vector{NewClaims{outcome.document, better}}, "test 2");
    EXPECT_GT(store->claims_version(), before);
    reopen();
    EXPECT_EQ(found({}), std::vector<std::string>{"a#0"});
    EXPECT_EQ(store->document(outcome.document)->claims, better);
    EXPECT_EQ(store->document(outcome.document)->extractor, "test 2");
    EXPECT_EQ(store->counts().claims, 1U);
    EXPECT_EQ(store->check(), std::vector<std::string>{});
}

TEST_P(Claims, NewOnesOfSeveralDocumentsComeAllOrNone) {
    const Outcome a = an_outcome("/a", "a", a_document("a", "text"), {a_claim()});
    const Outcome b = an_outcome("/b", "b", a_document("b", "other"), {a_claim()});
    store->put(run, noon, std::vector{a, b});
    const std::vector<Claim> better = {a_claim(Stage::offer), a_claim(Stage::use)};
    EXPECT_THROW(store->put_claims(std::vector{NewClaims{a.document, better}, NewClaims{"0123456789abcdef", better}}, "test 2"),
                 StoreError);
    EXPECT_EQ(found({}), (std::vector<std::string>{"a#0", "b#0"}));
    store->put_claims(std::vector{NewClaims{a.document, better}, NewClaims{b.document, {}}}, "test 2");
    reopen();
    EXPECT_EQ(found({}), (std::vector<std::string>{"a#0", "a#1"}));
}

TEST_P(Claims, KnowWhatMadeThem) {
    const Outcome a = an_outcome("/a", "a", a_document("a", "text"), {a_claim()});
    const Outcome b = an_outcome("/b", "b", a_document("b", "other"), {});
    store->put(run, noon, std::vector{a, b});
    std::vector<std::string> both = {a.document, b.document};
    std::sort(both.begin(), both.end());
    EXPECT_EQ(store->documents_not_by("test 2"), both);
    store->put_claims(std::vector{NewClaims{b.document, {}}}, "test 2");
    reopen();
    EXPECT_EQ(store->documents_not_by("test 2"), std::vector{a.document});
    EXPECT_EQ(store->documents_not_by(a.accession->extractor), std::vector{b.document});
}

WAYBILL_STORES(Claims);

}  // namespace
}  // namespace waybill
