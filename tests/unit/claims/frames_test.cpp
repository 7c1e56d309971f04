#include <gtest/gtest.h>

#include <fmt/format.h>

#include "claims/extractor.h"
#include "unit/claims/trees.h"

namespace waybill {
namespace {

using testing::hand_made;

/// The claims as "stage supplier->recipient item polarity", sorted as extracted.
std::vector<std::string> claims_of(std::string_view lines) {
    static const Catalogue catalogue = Catalogue::load({WAYBILL_SOURCE_DIR "/data"});
    static const ClaimExtractor extractor = ClaimExtractor::load(catalogue, {WAYBILL_SOURCE_DIR "/data"});
    const testing::HandMade made = hand_made(lines);
    std::vector<std::string> found;
    for (const Claim& claim : extractor.extract(made.document, made.analysis).claims) {
        found.push_back(fmt::format("{} {}->{} {} {}", to_string(claim.stage), claim.supplier.value_or("-"),
                                    claim.recipient.value_or("-"),
                                    claim.item.designation.value_or(std::string(to_string(claim.item.category))),
                                    to_string(claim.polarity)));
    }
    return found;
}

using List = std::vector<std::string>;

TEST(Frames, ActiveVerbWithIndirectObject) {
    EXPECT_EQ(claims_of("Norway Norway PROPN 2 nsubj\n"
                        "sent send VERB 0 root\n"
                        "Latvia Latvia PROPN 2 iobj\n"
                        "howitzers howitzer NOUN 2 obj\n"),
              (List{"deliver NO->LV artillery affirmed"}));
}

TEST(Frames, PassiveWithAgentAndGoal) {
    EXPECT_EQ(claims_of("Howitzers howitzer NOUN 3 nsubj:pass\n"
                        "were be AUX 3 aux:pass\n"
                        "delivered deliver VERB 0 root\n"
                        "to to ADP 5 case\n"
                        "Latvia Latvia PROPN 3 obl\n"
                        "by by ADP 7 case\n"
                        "Norway Norway PROPN 3 obl:agent\n"),
              (List{"deliver NO->LV artillery affirmed"}));
}

TEST(Frames, ReceiverIsSubject) {
    EXPECT_EQ(claims_of("Latvia Latvia PROPN 2 nsubj\n"
                        "received receive VERB 0 root\n"
                        "howitzers howitzer NOUN 2 obj\n"
                        "from from ADP 5 case\n"
                        "Norway Norway PROPN 2 obl\n"),
              (List{"deliver NO->LV artillery affirmed"}));
}

TEST(Frames, RelativeClauseGivesTheObject) {
    EXPECT_EQ(claims_of("Howitzers howitzer NOUN 8 nsubj\n"
                        "that that PRON 4 obj\n"
                        "Norway Norway PROPN 4 nsubj\n"
                        "donated donate VERB 1 acl:relcl\n"
                        "to to ADP 6 case\n"
                        "Latvia Latvia PROPN 4 obl\n"
                        "are be AUX 8 cop\n"
                        "old old ADJ 0 root\n"),
              (List{"deliver NO->LV artillery affirmed"}));
}

TEST(Frames, ReducedRelativeIsPassive) {
    EXPECT_EQ(claims_of("Howitzers howitzer NOUN 7 nsubj\n"
                        "supplied supply VERB 1 acl\n"
                        "to to ADP 4 case\n"
                        "Latvia Latvia PROPN 2 obl\n"
                        "by by ADP 6 case\n"
                        "Norway Norway PROPN 2 obl:agent\n"
                        "vanished vanish VERB 0 root\n"),
              (List{"deliver NO->LV artillery affirmed"}));
}

TEST(Frames, AgreeingToSupplyIsAgree) {
    EXPECT_EQ(claims_of("Norway Norway PROPN 2 nsubj\n"
                        "agreed agree VERB 0 root\n"
                        "to to PART 4 mark\n"
                        "supply supply VERB 2 xcomp\n"
                        "Latvia Latvia PROPN 4 obj\n"
                        "with with ADP 7 case\n"
                        "howitzers howitzer NOUN 4 obl\n"),
              (List{"agree NO->LV artillery affirmed"}));
}

TEST(Frames, RefusingToSellIsHalt) {
    EXPECT_EQ(claims_of("Norway Norway PROPN 2 nsubj\n"
                        "refused refuse VERB 0 root\n"
                        "to to PART 4 mark\n"
                        "sell sell VERB 2 xcomp\n"
                        "Latvia Latvia PROPN 4 iobj\n"
                        "howitzers howitzer NOUN 4 obj\n"),
              (List{"halt NO->LV artillery affirmed"}));
}

TEST(Frames, NominalWithPossessive) {
    EXPECT_EQ(claims_of("Norway Norway PROPN 3 nmod:poss\n"
                        "'s 's PART 1 case\n"
                        "delivery delivery NOUN 8 nsubj\n"
                        "of of ADP 5 case\n"
                        "howitzers howitzer NOUN 3 nmod\n"
                        "to to ADP 7 case\n"
                        "Latvia Latvia PROPN 3 nmod\n"
                        "began begin VERB 0 root\n"),
              (List{"deliver NO->LV artillery affirmed"}));
}

TEST(Frames, OwnPurchaseFromTwoSellersIsTwoClaims) {
    EXPECT_EQ(claims_of("Latvia Latvia PROPN 2 nsubj\n"
                        "bought buy VERB 0 root\n"
                        "howitzers howitzer NOUN 2 obj\n"
                        "from from ADP 5 case\n"
                        "Norway Norway PROPN 2 obl\n"
                        "and and CCONJ 7 cc\n"
                        "Sweden Sweden PROPN 5 conj\n"),
              (List{"agree NO->LV artillery affirmed", "agree SE->LV artillery affirmed"}));
}

TEST(Frames, UsingOnesOwnIsNoClaim) {
    EXPECT_EQ(claims_of("Norway Norway PROPN 2 nsubj\n"
                        "fired fire VERB 0 root\n"
                        "howitzers howitzer NOUN 2 obj\n"),
              (List{}));
}

}  // namespace
}  // namespace waybill
