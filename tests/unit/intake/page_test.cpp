#include "intake/page.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "intake/page_meta.h"
#include "intake/page_tame.h"
#include "intake/page_text.h"

namespace waybill {
namespace {

const Lexicons& lexicons() {
    static const std::vector<std::filesystem::path> data = {std::filesystem::path(WAYBILL_SOURCE_DIR) / "data"};
    static const Lexicons loaded{Furniture::load(data), PageHints::load(data)};
    return loaded;
}

TEST(PageBodies, MarkBylinesAndLeaveParagraphsOfAMarkedArticle) {
    const std::string sentence = "The harbour office said on Monday that two ships had left the yard for their new owner abroad. ";
    const std::string page = "<html><title>Ships leave the yard</title><body><article class='post published'><h1>Ships leave the yard</h1>"
                             "<div class='byline'>By Jane Roe, 12 March 2023</div><p>" + sentence + sentence + "</p><p>It was late.</p><p>" +
                             sentence + "</p><p>" + sentence + "</p><p>" + sentence + "</p></article></body></html>";
    const Page read = read_page(page, lexicons());
    ASSERT_EQ(read.furniture.size(), 1U);
    EXPECT_EQ(read.furniture[0].of(read.text.text), "By Jane Roe, 12 March 2023");
}

TEST(Tame, KeepsTheLength) {
    for (const std::string_view page : {"<p>Sha<b>hed</b>-136", "<script>if (a<b) x</script>", "<svg><path></svg>",
                                        "<div <p", "<!-- <b> -->", "<script>open", "<"}) {
        EXPECT_EQ(tame(page).html.size(), page.size()) << page;
    }
}

TEST(Tame, ScriptsAreEmptiedAndLinkedDataIsFound) {
    const std::string page = "<script>a</script><script type='application/ld+json'>{}</script>";
    const TamedPage tamed = tame(page);
    EXPECT_EQ(tamed.html.find(">a<"), std::string::npos);
    ASSERT_EQ(tamed.linked_data.size(), 1U);
    EXPECT_EQ(page.substr(tamed.linked_data[0].begin, tamed.linked_data[0].end - tamed.linked_data[0].begin), "{}");
}

TEST(Tame, NestingHasAnEnd) {
    std::string page;
    for (int i = 0; i < 5000; ++i) page += "<div>";
    page += "<p>Deep down there is a sentence, and it is read all the same.</p>";
    EXPECT_TRUE(tame(page).cut);
    const Page read = read_page(page, lexicons());
    EXPECT_EQ(read.text.text, "Deep down there is a sentence, and it is read all the same.");
    ASSERT_EQ(read.notes.size(), 1U);
    EXPECT_EQ(read.notes[0].code, "markup-cut");
}

TEST(PageText, EntitiesMapPieceByPiece) {
    const std::string raw = "a&nbsp;b &amp; c&#8217;s &copy2 &lt;x&gt; AT&T";
    PageText text(raw);
    text.add(raw, "a\u00A0b & c’s ©2 <x> AT&T");
    const MappedText out = text.take();
    EXPECT_EQ(out.text, "a\u00A0b & c’s ©2 <x> AT&T");
    for (const SourcePiece& piece : out.pieces) {
        const std::string source = raw.substr(piece.begin, piece.end - piece.begin);
        EXPECT_EQ(piece.verbatim ? source : source.substr(0, 1), piece.verbatim ? piece.text.of(out.text) : "&");
    }
}

TEST(PageText, WhiteSpaceCollapses) {
    const std::string raw = "  One\n   two\t \r\n three ";
    PageText text(raw);
    text.add(raw, "  One\n   two\t \n three ");
    text.paragraph_end();
    EXPECT_EQ(text.take().text, "One two three");
}

TEST(PartTitle, OutletsAtTheEnd) {
    EXPECT_EQ(part_title("Tanks arrive in Poland | The Example", "Tanks arrive in Poland", "", "").outlet,
              "The Example");
    EXPECT_EQ(part_title("Tanks arrive in Poland today - Example", "", "", "").title, "Tanks arrive in Poland today");
    EXPECT_EQ(part_title("Tanks arrive - at last - in Poland's port", "", "", "").outlet, "");
    EXPECT_EQ(part_title("The Example: Tanks arrive", "Tanks arrive", "", "").title, "Tanks arrive");
    EXPECT_EQ(
        part_title("Iran: no missiles for Moscow, says minister", "Iran: no missiles for Moscow, says minister", "", "")
            .outlet,
        "");
    EXPECT_EQ(part_title("Tanks - coast", "", "", "coast.example").outlet, "coast");
}

TEST(Page, FurnitureByNameOnlyWhereItIsSmall) {
    // The maker of this page calls the whole article a widget.
    const Page page = read_page(
        "<body><div class=widget><p>The first paragraph is long enough to count as running text, it seems.</p>"
        "<p>So is the second one, which says nothing either, but says it at length.</p></div></body>",
        lexicons());
    EXPECT_NE(page.text.text.find("second one"), std::string::npos);
}

TEST(Page, AnyBytesGiveAPage) {
    for (const std::string_view html : {"", "<", "<p", "</p>", "<html>", "&", "<!--", "<table><p>x", "\n"}) {
        EXPECT_NO_THROW(read_page(html, lexicons())) << html;
    }
}

}  // namespace
}  // namespace waybill
