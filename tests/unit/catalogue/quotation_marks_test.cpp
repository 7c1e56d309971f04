#include <gtest/gtest.h>

#include "catalogue/catalogue.h"

namespace waybill {
namespace {

TEST(QuotationMarks, CurlyOnesAndDashesEndANameLikeStraightOnes) {
    const Catalogue catalogue = Catalogue::load({WAYBILL_SOURCE_DIR "/data"});
    for (const char* text : {"Norway's tanks", "Norway’s tanks", "“Norway”", "Norway—and others", "Norway…"}) {
        EXPECT_EQ(catalogue.find(text, "").parties.size(), 1U) << text;
    }
    EXPECT_TRUE(catalogue.find("Norwayé", "").parties.empty());
}

}  // namespace
}  // namespace waybill
