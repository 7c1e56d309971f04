#include "stores.h"

#include "waybill/error.h"

namespace waybill {
namespace {

using namespace std::string_literals;

class Documents : public StoreContract {
protected:
    void SetUp() override {
        StoreContract::SetUp();
        run = store->begin_run({}, noon);
    }
    std::vector<InputState> put(std::vector<Outcome> outcomes, const std::string& time = noon) {
        return store->put(run, time, outcomes);
    }
    std::int64_t run = 0;
};

Document odd_document() {
    Document d = a_document("ödd \xF0\x9F\x9A\x80", std::string("nul \0 byte, \xF0\x9F\x9A\x80 and \"quotes\" '; DROP TABLE", 43));
    d.published = "";
    d.source = {{{0, 4}, 3, 7, true}, {{4, 5}, 7, 12, false}, {{9, 12}, 5, 8, true}, {{12, 13}, 0x1234567890ULL, 0x1234567891ULL, true}};
    d.furniture = {{0, 4}, {9, 12}};
    d.notes = {{"mojibake-repaired", "two characters", {4, 5}}, {"text-cut", "", {}}};
    return d;
}

TEST_P(Documents, ComeBackAsTheyWere) {
    const Outcome outcome = an_outcome("/a", "bytes\0of a"s, odd_document(), {a_claim(), a_claim(Stage::use)});
    EXPECT_EQ(put({outcome}), std::vector{InputState::read});
    reopen();
    const auto stored = store->document(outcome.document);
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->id, outcome.document);
    EXPECT_EQ(stored->original, outcome.accession->original.sha256);
    EXPECT_EQ(stored->first_seen, noon);
    EXPECT_EQ(stored->extractor, "test 1");
    EXPECT_EQ(stored->document, outcome.accession->document);
    EXPECT_EQ(stored->claims, outcome.accession->claims);
    EXPECT_EQ(unpack(store->original(stored->original)), "bytes\0of a"s);
    EXPECT_TRUE(store->holds(outcome.document));
    EXPECT_FALSE(store->holds("0123456789abcdef"));
    EXPECT_FALSE(store->document("0123456789abcdef"));
    EXPECT_THROW(store->original("00"), StoreError);
    EXPECT_EQ(store->check(), std::vector<std::string>{});
}

TEST_P(Documents, PutTwiceAreThereOnce) {
    const Outcome outcome = an_outcome("/a", "a", a_document("a", "text"), {a_claim()});
    EXPECT_EQ(put({outcome}), std::vector{InputState::read});
    EXPECT_EQ(put({outcome}, later), std::vector{InputState::known});
    EXPECT_EQ(store->document(outcome.document)->first_seen, noon);
    EXPECT_EQ(store->counts().documents, 1U);
    EXPECT_EQ(store->counts().claims, 1U);
    EXPECT_EQ(store->input("/a"), (Input{"/a", InputState::read, "", outcome.document, 1, 1}));
    EXPECT_EQ(store->events().size(), 1U);
}

TEST_P(Documents, ASecondRunOnlyRemembersThatItCame) {
    const Outcome outcome = an_outcome("/a", "a", a_document("a", "text"), {a_claim()});
    put({outcome});
    const std::int64_t second = store->begin_run({}, later);
    Outcome again;
    again.path = "/a";
    again.document = outcome.document;
    EXPECT_EQ(store->put(second, later, std::vector{again}), std::vector{InputState::known});
    EXPECT_EQ(store->input("/a"), (Input{"/a", InputState::read, "", outcome.document, 1, second}));
}

TEST_P(Documents, SameBytesUnderAnotherPathAreKnown) {
    const Document b = a_document("b", "text");
    const Document a = a_document("a", "text");
    const Outcome first = an_outcome("/b", "same", b, {a_claim()});
    const Outcome second = an_outcome("/a", "same", a, {a_claim(), a_claim(Stage::use)});
    EXPECT_EQ(put({first, second}), (std::vector{InputState::read, InputState::known}));
    EXPECT_EQ(store->input("/a"), (Input{"/a", InputState::known, "same bytes as '/b'", first.document, 1, 1}));
    // Whichever came first, the store tells of the document in the same way.
    EXPECT_EQ(store->document(first.document)->document, a);
    EXPECT_EQ(store->document(first.document)->claims.size(), 2U);
    EXPECT_EQ(store->counts().claims, 2U);
    EXPECT_EQ(put({first}), std::vector{InputState::known});
    EXPECT_EQ(store->document(first.document)->document, a);
    EXPECT_EQ(store->check(), std::vector<std::string>{});
}

TEST_P(Documents, RefusalsAreKeptUntilTheInputIsRead) {
    EXPECT_EQ(put({a_refusal("/a", "it is empty"), a_refusal("/0", "no")}), (std::vector{InputState::refused, InputState::refused}));
    reopen();
    EXPECT_EQ(store->inputs(InputState::refused),
              (std::vector<Input>{{"/0", InputState::refused, "no", "", 1, 1}, {"/a", InputState::refused, "it is empty", "", 1, 1}}));
    put({an_outcome("/a", "a", a_document("a", "text"))});
    EXPECT_EQ(store->inputs(InputState::refused).size(), 1U);
    EXPECT_EQ(store->input("/a")->state, InputState::read);
    EXPECT_FALSE(store->input("/b"));
    EXPECT_EQ(store->counts().inputs_refused, 1U);
    EXPECT_EQ(store->counts().inputs_read, 1U);
}

TEST_P(Documents, AFileReadPartByPartIsRead) {
    put({a_refusal("/f", "cannot open")});
    Outcome whole;
    whole.path = "/f";
    EXPECT_EQ(put({whole, an_outcome("/f:1", "a", a_document("a", "text"))}), (std::vector{InputState::read, InputState::read}));
    EXPECT_EQ(store->input("/f"), (Input{"/f", InputState::read, "", "", 1, 1}));
}

TEST_P(Documents, ComeByPublishedDayNameAndId) {
    Document undated = a_document("z", "undated");
    undated.published = "";
    Document old = a_document("y", "old");
    old.published = "2021-01-01";
    put({an_outcome("/1", "1", a_document("b", "one"), {a_claim()}), an_outcome("/2", "2", a_document("a", "two")),
         an_outcome("/3", "3", old), an_outcome("/4", "4", undated)});
    put({an_outcome("/5", "5", a_document("a", "three"))}, later);
    std::vector<std::string> names;
    std::vector<std::string> ids;
    store->each_document(false, [&](const StoredDocument& s) {
        names.push_back(s.document.name);
        ids.push_back(s.id);
    });
    EXPECT_EQ(names, (std::vector<std::string>{"z", "y", "a", "a", "b"}));
    EXPECT_LT(ids[2], ids[3]);
    names.clear();
    store->each_document(true, [&](const StoredDocument& s) { names.push_back(s.document.name); });
    EXPECT_EQ(names, std::vector<std::string>{"b"});
    ASSERT_EQ(store->documents_since(later).size(), 1U);
    EXPECT_EQ(store->documents_since(later)[0].name, "a");
    EXPECT_EQ(store->documents_since(noon).size(), 5U);
}

TEST_P(Documents, AreFoundByNameAndBeginningOfId) {
    const Outcome one = an_outcome("/1", "1", a_document("same", "one"));
    put({one, an_outcome("/2", "2", a_document("same", "two"))});
    EXPECT_EQ(store->find_documents("same", 9).size(), 2U);
    EXPECT_EQ(store->find_documents("same", 1).size(), 1U);
    ASSERT_EQ(store->find_documents(one.document.substr(0, 8), 9).size(), 1U);
    EXPECT_EQ(store->find_documents(one.document.substr(0, 8), 9)[0].id, one.document);
    EXPECT_TRUE(store->find_documents("sam", 9).empty());
}

TEST_P(Documents, AcceptanceStandsInTheCustodyLog) {
    const Outcome one = an_outcome("/1", "1", a_document("a", "one"));
    put({one, a_refusal("/2", "no")});
    EXPECT_EQ(store->events(), (std::vector<Event>{{1, noon, "accept", one.document, "/1"}}));
}

TEST_P(Documents, AGroupThatFailsLeavesNothing) {
    Outcome broken;  // neither refused nor held nor with an accession
    broken.path = "/broken";
    broken.document = "0123456789abcdef";
    if (GetParam() == "memory") GTEST_SKIP() << "memory cannot fail halfway but by breaking its contract";
    EXPECT_ANY_THROW(put({an_outcome("/1", "1", a_document("a", "one")), broken}));
    EXPECT_EQ(store->counts(), Counts{});
    EXPECT_TRUE(store->events().empty());
    EXPECT_EQ(put({an_outcome("/1", "1", a_document("a", "one"))}), std::vector{InputState::read});
}

TEST_P(Documents, LongTextsAreKept) {
    std::string text;
    for (int i = 0; i < 300000; ++i) text += "drones ";
    const Outcome outcome = an_outcome("/long", text, a_document("long", text));
    put({outcome});
    EXPECT_EQ(store->document(outcome.document)->document.text, text);
    const Counts counts = store->counts();
    EXPECT_EQ(counts.original_bytes, text.size());
    EXPECT_LT(counts.packed_bytes, text.size() / 100);
}

WAYBILL_STORES(Documents);

}  // namespace
}  // namespace waybill
