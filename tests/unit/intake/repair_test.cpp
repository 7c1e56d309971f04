#include "intake/repair.h"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"

namespace waybill {
namespace {

std::string repaired(std::string_view text) {
    const auto result = repair_mojibake(text);
    return result ? result->mapped.text : std::string(text);
}

TEST(RepairMojibake, PunctuationReadAsWindows1252) {
    EXPECT_EQ(repaired("The ministerâ€™s words: â€œno dealâ€\u009d, â€“ and so on â€¦"),
              "The minister’s words: “no deal”, – and so on …");
    EXPECT_EQ(repaired("It cost â‚¬5 and Â£4."), "It cost €5 and £4.");
    EXPECT_EQ(repaired("the GermanÂ\u00A0army"), "the German\u00A0army");
}

TEST(RepairMojibake, TheClosingQuoteThatWindows1252DoesNotHave) {
    EXPECT_EQ(repaired("â€œYes,â€ he said"), "“Yes,” he said");
    EXPECT_EQ(repaired("â€œYes,â€\uFFFD he said"), "“Yes,” he said");
}

TEST(RepairMojibake, LettersOfLatin) {
    EXPECT_EQ(repaired("FranÃ§ois LÃ©otard"), "François Léotard");
    EXPECT_EQ(repaired("Ã‰lysÃ©e, GroÃŸe, ErdoÄŸan, BlaszczakÅ‚"), "Élysée, Große, Erdoğan, Blaszczakł");
    EXPECT_EQ(repaired("Ã\u00A0 la carte, cafÃ©"), "à la carte, café");
}

TEST(RepairMojibake, CyrillicReadAsWindows1252And1251) {
    EXPECT_EQ(repaired("Ð¢Ð°Ð½ÐºÐ¸ Ð½Ð° Ð¼Ð°Ñ€ÑˆÐµ"), "Танки на марше");
    EXPECT_EQ(repaired("РўР°РЅРєРё РЅР° РјР°СЂС€Рµ"), "Танки на марше");
    EXPECT_EQ(repaired("вЂњСЃР»РѕРІРѕвЂќ"), "“слово”");
}

TEST(RepairMojibake, MacRomanAndCentralEurope) {
    EXPECT_EQ(repaired("the minister‚Äôs ‚Äúdeal‚Äù caf√©"), "the minister’s “deal” café");
    EXPECT_EQ(repaired("â€ždobrzeâ€ť i Ĺ‚adnie"), "„dobrze” i ładnie");
}

TEST(RepairMojibake, TwiceOver) {
    EXPECT_EQ(repaired("the ministerÃ¢â‚¬â„¢s words"), "the minister’s words");
    EXPECT_EQ(repaired("LÃƒÂ©otard"), "Léotard");
}

TEST(RepairMojibake, HonestTextStays) {
    for (const std::string_view text : {"Гёте и Шиллер",      "Её величество, Вёл",
                                        "Він і вона, Її",     "«LIBERTÉ», «ÉGALITÉ» – «É…»",
                                        "IRMÃ”, SÃO PAULO",   "Spaß“, sagte er",
                                        "CÂŞTIG ŞI MĂŞTI",    "ROMÂNIA",
                                        "Zażółć gęślą jaźń",  "“Émile”, “À bientôt”",
                                        "‚Ärger‘ und ‚Über‘", "x ≈ ±5, √2, ¬p",
                                        "Ñandú, MAÑANA…",     "naïve café – “ça va ?”",
                                        "Ø 5 × 6 ÷ 2",        "Ísland, Þór, ðe",
                                        "Ελλάδα», Ϊσως",      "שלום ×",
                                        "日本語、中国",       "İstanbul’da Erdoğan’ın “sözleri”",
                                        "слов“\u00A0– сказал"}) {
        EXPECT_EQ(repaired(text), text);
    }
}

TEST(RepairMojibake, PiecesPointToTheGarbledBytes) {
    const std::string text = "minister’s";
    const std::string garbled = "ministerâ€™s";
    const auto result = repair_mojibake(garbled);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->mapped.text, text);
    ASSERT_EQ(result->mapped.pieces.size(), 3U);
    const SourcePiece& piece = result->mapped.pieces[1];
    EXPECT_EQ(garbled.substr(piece.begin, piece.end - piece.begin), "â€™");
    EXPECT_EQ(piece.text.of(text), "’");
}

TEST(RepairMojibake, AnyUtf8GivesUtf8WithOrderedPieces) {
    std::mt19937 random(7);
    const std::u32string alphabet = U"ab ÂÃâ€™œ©ÐÑ°¿вЂРС‚Ää√¬";
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int i = 0; i < 30; ++i) append_utf8(text, alphabet[random() % alphabet.size()]);
        const auto result = repair_mojibake(text);
        if (!result) continue;
        EXPECT_FALSE(first_invalid_utf8(result->mapped.text)) << text;
        std::uint32_t at = 0;
        for (const SourcePiece& piece : result->mapped.pieces) {
            EXPECT_EQ(piece.text.begin, at);
            at = piece.text.end;
            if (piece.verbatim) {
                EXPECT_EQ(piece.text.of(result->mapped.text), text.substr(piece.begin, piece.end - piece.begin));
            }
        }
        EXPECT_EQ(at, result->mapped.text.size());
    }
}

}  // namespace
}  // namespace waybill
