// What becomes of a proposal's count and date, on hand-made pools.
#include <gtest/gtest.h>

#include "claims/reader.h"
#include "unit/claims/trees.h"

namespace waybill {
namespace {

using testing::hand_made;
using testing::HandMade;

Span words(const HandMade& made, std::string_view text) {
    const auto at = made.document.text.find(text);
    EXPECT_NE(at, std::string::npos) << text;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
}

ClaimProposal proposal(const HandMade& made, std::string_view item) {
    ClaimProposal p;
    p.stage = Stage::deliver;
    p.supplier = "NO";
    p.recipient = "LV";
    p.item = words(made, item);
    p.confidence = 0.9;
    return p;
}

Claim only_claim(const HandMade& made, const MentionPool& pool, const ClaimProposal& p) {
    const std::vector<Claim> claims = claims_from(Tree(made.document.text, made.analysis), pool, {p}, 0.1);
    EXPECT_EQ(claims.size(), 1U);
    return claims.at(0);
}

HandMade guns_and_tanks() {
    return hand_made("Norway Norway PROPN 2 nsubj\n"
                     "sent send VERB 0 root\n"
                     "900 900 NUM 4 nummod\n"
                     "guns gun NOUN 2 obj\n"
                     "and and CCONJ 8 cc\n"
                     "70 70 NUM 8 nummod\n"
                     "old old ADJ 8 amod\n"
                     "tanks tank NOUN 4 conj\n");
}

TEST(ReaderClaims, TheCountBeforeAnItemGoesBeforeOneFromAfar) {
    const HandMade made = guns_and_tanks();
    MentionPool pool;
    pool.numbers = {{{words(made, "900"), 900, 900}, false}, {{words(made, "70"), 70, 70}, false}};
    ClaimProposal p = proposal(made, "tanks");
    p.number = 0;
    EXPECT_EQ(only_claim(made, pool, p).quantity->min, 70);
    p.number.reset();
    EXPECT_EQ(only_claim(made, pool, p).quantity->min, 70);
}

TEST(ReaderClaims, TheWholeThatSomeAreTakenOfIsNoCount) {
    const HandMade made = hand_made("Latvia Latvia PROPN 2 nsubj\n"
                                    "got get VERB 0 root\n"
                                    "two two NUM 2 obj\n"
                                    "of of ADP 7 case\n"
                                    "the the DET 7 det\n"
                                    "six six NUM 7 nummod\n"
                                    "tanks tank NOUN 3 nmod\n");
    MentionPool pool;
    pool.numbers = {{{words(made, "two"), 2, 2}, false}, {{words(made, "six"), 6, 6}, false}};
    ClaimProposal p = proposal(made, "tanks");
    p.number = 0;
    EXPECT_EQ(only_claim(made, pool, p).quantity->max, 2);
}

TEST(ReaderClaims, ASureReadingAroundAWordDecides) {
    const HandMade made = hand_made("Latvia Latvia PROPN 2 nsubj\n"
                                    "got get VERB 0 root\n"
                                    "tanks tank NOUN 2 obj\n"
                                    "in in ADP 5 case\n"
                                    "October October PROPN 2 obl\n"
                                    "last last ADJ 7 amod\n"
                                    "year year NOUN 5 nmod\n");
    MentionPool pool;
    pool.times = {{{words(made, "October"), "2022-10-01", "2022-10-31"}, true}, {{words(made, "October last year"), "2021-10-01", "2021-10-31"}, false}};
    ClaimProposal p = proposal(made, "tanks");
    p.time = 0;
    EXPECT_EQ(only_claim(made, pool, p).date->from, "2021-10-01");
    pool.times.pop_back();
    EXPECT_EQ(only_claim(made, pool, p).date->from, "2022-10-01");
}

}  // namespace
}  // namespace waybill
