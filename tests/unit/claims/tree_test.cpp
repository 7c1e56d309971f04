#include "claims/tree.h"

#include <gtest/gtest.h>

#include "trees.h"

namespace waybill {
namespace {

// A party at the very end of a document sent a rule one past the last word.
TEST(Tree, IsEmptyPastTheLastToken) {
    const testing::HandMade made = testing::hand_made("sales sale NOUN 0 root\nKenya Kenya PROPN 1 nmod\n");
    const Tree tree(made.document.text, made.analysis);
    EXPECT_EQ(tree.word(1), "kenya");
    EXPECT_EQ(tree.word(2), "");
    EXPECT_EQ(tree.lemma(2), "");
}

}  // namespace
}  // namespace waybill
