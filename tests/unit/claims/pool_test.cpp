#include "claims/pool.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "unit/claims/trees.h"

namespace waybill {
namespace {

using testing::hand_made;
using testing::HandMade;

MentionPool pool_of(const HandMade& made) {
    static const std::vector<std::filesystem::path> data{WAYBILL_SOURCE_DIR "/data"};
    static const Catalogue catalogue = Catalogue::load(data);
    static const ClaimLexicon words = ClaimLexicon::load(data);
    static const PoolLexicon lexicon = PoolLexicon::load(data);
    const Tree tree(made.document.text, made.analysis);
    const Scene scene(made.document, tree, catalogue, words);
    return pool_mentions(scene, lexicon);
}

/// True when tokens [begin, end) stand in the pool as this party.
bool has_party(const MentionPool& pool, std::uint32_t begin, std::uint32_t end, std::string_view party) {
    return std::any_of(pool.parties.begin(), pool.parties.end(),
                       [&](const PoolParty& p) { return p.at.begin == begin && p.at.end == end && p.at.party == party; });
}

/// The readings of a token as "designation or category", those of lists aside.
std::vector<std::string> items_on(const MentionPool& pool, std::uint32_t token) {
    std::vector<std::string> found;
    for (const PoolItem& item : pool.items) {
        if (item.at.begin > token || token >= item.at.end || item.kind == PoolKind::list) continue;
        found.push_back(item.at.designation.value_or(std::string(to_string(item.at.category))));
    }
    return found;
}

bool holds(const std::vector<std::string>& list, std::string_view text) { return std::find(list.begin(), list.end(), text) != list.end(); }

bool has_time(const MentionPool& pool, std::string_view from, std::string_view to) {
    return std::any_of(pool.times.begin(), pool.times.end(), [&](const PoolTime& t) { return t.at.from == from && t.at.to == to; });
}

bool has_number(const MentionPool& pool, std::optional<std::int64_t> min, std::optional<std::int64_t> max) {
    return std::any_of(pool.numbers.begin(), pool.numbers.end(), [&](const PoolNumber& n) { return n.at.min == min && n.at.max == max; });
}

TEST(Pool, PronounsTakeUpEarlierItems) {
    const MentionPool pool = pool_of(hand_made("Norway Norway PROPN 2 nsubj\n"
                                               "sent send VERB 0 root\n"
                                               "Leopard Leopard PROPN 5 compound\n"
                                               "2 2 NUM 3 nummod\n"
                                               "tanks tank NOUN 2 obj\n"
                                               "\n"
                                               "Latvia Latvia PROPN 2 nsubj\n"
                                               "got get VERB 0 root\n"
                                               "them they PRON 2 obj\n"));
    EXPECT_TRUE(holds(items_on(pool, 7), "Leopard 2"));
    for (const PoolItem& item : pool.items) {
        if (item.at.begin != 7) continue;
        ASSERT_GE(item.at.antecedent, 0);
        EXPECT_LT(static_cast<std::size_t>(item.at.antecedent), pool.items.size());
        EXPECT_EQ(pool.items[static_cast<std::size_t>(item.at.antecedent)].at.begin, 2U);
        EXPECT_TRUE(item.extra);
    }
}

TEST(Pool, SentencesWithoutItemsOfferTheirStageWord) {
    const MentionPool pool = pool_of(hand_made("Norway Norway PROPN 2 nsubj\n"
                                               "bought buy VERB 0 root\n"
                                               "howitzers howitzer NOUN 2 obj\n"
                                               "\n"
                                               "Seoul Seoul PROPN 2 nsubj\n"
                                               "confirmed confirm VERB 0 root\n"
                                               "the the DET 4 det\n"
                                               "sale sale NOUN 2 obj\n"));
    EXPECT_TRUE(holds(items_on(pool, 6), "artillery"));
}

TEST(Pool, NamesWithoutContextAreCandidatesOnly) {
    const HandMade made = hand_made("Kuwait Kuwait PROPN 2 nsubj\n"
                                    "wants want VERB 0 root\n"
                                    "six six NUM 4 nummod\n"
                                    "Typhoons typhoon PROPN 2 obj\n");
    const MentionPool pool = pool_of(made);
    const auto at = std::find_if(pool.items.begin(), pool.items.end(), [](const PoolItem& item) { return item.at.designation == "Eurofighter Typhoon"; });
    ASSERT_NE(at, pool.items.end());
    EXPECT_TRUE(at->at.weak || !at->extra);
}

TEST(Pool, UnknownNamesBesideNounsForArms) {
    const MentionPool pool = pool_of(hand_made("Niger Niger PROPN 2 nsubj\n"
                                               "bought buy VERB 0 root\n"
                                               "Qulzum Qulzum PROPN 4 compound\n"
                                               "carriers carrier NOUN 2 obj\n"));
    EXPECT_TRUE(holds(items_on(pool, 2), "Qulzum"));
    EXPECT_TRUE(holds(items_on(pool, 3), "armoured-vehicle"));
}

TEST(Pool, ListsOfKindsAreArms) {
    const MentionPool pool = pool_of(hand_made("Niger Niger PROPN 2 nsubj\n"
                                               "bought buy VERB 0 root\n"
                                               "rifles rifle NOUN 2 obj\n"
                                               "and and CCONJ 5 cc\n"
                                               "mortars mortar NOUN 3 conj\n"));
    const auto list = std::find_if(pool.items.begin(), pool.items.end(), [](const PoolItem& item) { return item.kind == PoolKind::list; });
    ASSERT_NE(list, pool.items.end());
    EXPECT_EQ(list->at.category, Category::weapons);
    EXPECT_EQ(list->at.begin, 2U);
    EXPECT_EQ(list->at.end, 5U);
}

TEST(Pool, GroupsAsWrittenAndPlaces) {
    const MentionPool pool = pool_of(hand_made("A a DET 2 det\n"
                                               "ship ship NOUN 5 nsubj\n"
                                               "from from ADP 4 case\n"
                                               "Burgas Burgas PROPN 2 nmod\n"
                                               "armed arm VERB 0 root\n"
                                               "the the DET 8 det\n"
                                               "Malian malian ADJ 8 amod\n"
                                               "rebels rebel NOUN 5 obj\n"
                                               "in in ADP 10 case\n"
                                               "Kidal Kidal PROPN 8 nmod\n"));
    EXPECT_TRUE(has_party(pool, 3, 4, "BG"));
    EXPECT_TRUE(has_party(pool, 7, 8, "rebels"));
    EXPECT_TRUE(has_party(pool, 6, 8, "Malian rebels"));
    EXPECT_TRUE(has_party(pool, 6, 10, "Malian rebels in Kidal"));
    EXPECT_TRUE(holds(items_on(pool, 4), "weapons"));
}

TEST(Pool, TimesOpenAndMove) {
    HandMade made = hand_made("Niger Niger PROPN 2 nsubj\n"
                              "waits wait VERB 0 root\n"
                              "since since ADP 4 case\n"
                              "June June PROPN 2 obl\n"
                              "until until ADP 6 case\n"
                              "spring spring NOUN 2 obl\n",
                              "2023-03-10");
    made.analysis.times.push_back({made.analysis.tokens[3].span, "2022-06-01", "2022-06-30"});
    const MentionPool pool = pool_of(made);
    EXPECT_TRUE(has_time(pool, "2022-06-01", "2022-06-30"));
    EXPECT_TRUE(has_time(pool, "2022-06-01", ""));
    EXPECT_TRUE(has_time(pool, "2022-06-01", "2023-03-10"));
    EXPECT_TRUE(has_time(pool, "2023-06-01", "2023-06-30"));
    EXPECT_TRUE(has_time(pool, "", "2023-05-31"));
}

TEST(Pool, WordsThatCount) {
    HandMade made = hand_made("Both both DET 2 det\n"
                              "ships ship NOUN 4 nsubj\n"
                              "were be AUX 4 aux:pass\n"
                              "sold sell VERB 0 root\n"
                              "after after ADP 7 case\n"
                              "the the DET 7 det\n"
                              "35 35 NUM 4 obl\n");
    const MentionPool pool = pool_of(made);
    EXPECT_TRUE(has_number(pool, 2, 2));
    EXPECT_TRUE(has_number(pool, 35, 35));
}

TEST(Pool, NounPhrasesMaySpeak) {
    const HandMade made = hand_made("A a DET 2 det\n"
                                    "foreman foreman NOUN 6 nsubj\n"
                                    "of of ADP 5 case\n"
                                    "the the DET 5 det\n"
                                    "yard yard NOUN 2 nmod\n"
                                    "counted count VERB 0 root\n"
                                    "tanks tank NOUN 6 obj\n");
    const MentionPool pool = pool_of(made);
    std::vector<std::string> texts;
    for (const PoolSource& source : pool.sources) texts.push_back(source.text);
    EXPECT_TRUE(holds(texts, "foreman"));
    EXPECT_TRUE(holds(texts, "foreman of the yard"));
}

TEST(Pool, EveryRuleMentionIsThereFirst) {
    const HandMade made = hand_made("Norway Norway PROPN 2 nsubj\n"
                                    "sent send VERB 0 root\n"
                                    "Latvia Latvia PROPN 2 iobj\n"
                                    "howitzers howitzer NOUN 2 obj\n");
    const MentionPool pool = pool_of(made);
    EXPECT_TRUE(has_party(pool, 0, 1, "NO"));
    EXPECT_TRUE(has_party(pool, 2, 3, "LV"));
    ASSERT_FALSE(pool.items.empty());
    EXPECT_FALSE(pool.items.front().extra);
    EXPECT_EQ(pool.items.front().at.category, Category::artillery);
}

TEST(Pool, NothingInNothing) {
    const MentionPool pool = pool_of(hand_made(""));
    EXPECT_TRUE(pool.parties.empty());
    EXPECT_TRUE(pool.items.empty());
    EXPECT_TRUE(pool.times.empty());
}

}  // namespace
}  // namespace waybill
