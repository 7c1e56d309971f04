#include "claims/fusion.h"

#include <gtest/gtest.h>

namespace waybill {
namespace {

Claim claim(std::string sentence, std::string rule) {
    Claim c;
    c.supplier = "NO";
    c.recipient = "LV";
    c.item = {"Leopard 2", Category::armoured_vehicle, "Leopards"};
    c.confidence = 0.9;
    const auto size = static_cast<std::uint32_t>(sentence.size());
    c.evidence = {{std::move(sentence), {0, size}}};
    c.rules = {std::move(rule)};
    return c;
}

Claim joined(Claim rule, Claim read) {
    const std::vector<Claim> claims = ClaimFusion::load({WAYBILL_SOURCE_DIR "/data"}).join({std::move(rule)}, {std::move(read)});
    EXPECT_EQ(claims.size(), 1U);
    return claims.at(0);
}

TEST(ClaimFusion, ADateAtHandStaysBeforeOneFromAfar) {
    Claim rule = claim("Norway sent Latvia Leopards in May.", "en/stages.tsv:1");
    rule.date = DateRange{"2022-05-01", "2022-05-31", "May"};
    Claim read = claim("Norway sent Latvia Leopards in May.", "claims.model");
    read.date = DateRange{"2021-01-01", "2021-12-31", "2021"};
    EXPECT_EQ(joined(rule, read).date->text, "May");
    read.date = DateRange{"2023-05-01", "2023-05-31", "in May"};
    EXPECT_EQ(joined(rule, read).date->text, "in May");
}

TEST(ClaimFusion, ACountOfAnotherSentenceIsLeftOut) {
    const Claim rule = claim("Norway sent Latvia Leopards.", "en/stages.tsv:1");
    Claim read = claim("Six Leopards went from Norway to Latvia.", "claims.model");
    read.evidence.front().span = {40, 80};
    read.quantity = Quantity{6, 6, {}, "Six"};
    EXPECT_FALSE(joined(rule, read).quantity.has_value());
    read.evidence = rule.evidence;
    read.quantity = Quantity{1, 1, {}, "sent"};
    EXPECT_TRUE(joined(rule, read).quantity.has_value());
}

}  // namespace
}  // namespace waybill
