#include "store/search_query.h"

#include <gtest/gtest.h>

#include "waybill/error.h"

namespace waybill {
namespace {

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (const SearchWord& word : search_words(text)) words.push_back(word.text);
    return words;
}

TEST(SearchQuery, WordsAreRunsOfLettersAndDigits) {
    using Words = std::vector<std::string>;
    EXPECT_EQ(words_of("The S-400's radar; Élysée, 1,000!"), (Words{"the", "s", "400", "s", "radar", "elysee", "1", "000"}));
    EXPECT_EQ(words_of("Герань-2 飛彈"), (Words{"герань", "2", "飛彈"}));
    EXPECT_EQ(words_of("\xFF\xFEx"), Words{"x"});
    EXPECT_EQ(words_of(""), Words{});
    const auto words = search_words("a É");
    EXPECT_EQ(words[1].span, (Span{2, 4}));
}

TEST(SearchQuery, TermsKeepTheirWordsTogether) {
    EXPECT_EQ(parse_search(" S-400  \"air defence\" deliver* "),
              (std::vector<SearchTerm>{{{"s", "400"}, false}, {{"air", "defence"}, false}, {{"deliver"}, true}}));
    EXPECT_EQ(parse_search("a\"b c").size(), 2U);
    EXPECT_THROW(parse_search("-- \"\" *"), UsageError);
}

TEST(SearchQuery, SnippetsHoldTheMarksTheySay) {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "filler word " + std::to_string(i) + "\n";
    const std::size_t at = text.find("word 50");
    text.insert(at, "drones of Élysée ");
    const Snippet s = snippet(text, parse_search("elysee drones"));
    ASSERT_EQ(s.marks.size(), 2U);
    EXPECT_EQ(s.marks[0].of(s.text), "drones");
    EXPECT_EQ(s.marks[1].of(s.text), "Élysée");
    EXPECT_TRUE(s.text.starts_with("… "));
    EXPECT_TRUE(s.text.ends_with(" …"));
    EXPECT_EQ(s.text.find('\n'), std::string::npos);
    EXPECT_EQ(snippet("short", parse_search("nothing")).text, "short");
    EXPECT_EQ(snippet("", parse_search("nothing")).text, "");
    const std::string unbroken(5000, 'x');
    EXPECT_FALSE(snippet(unbroken, parse_search("y")).text.empty());
}

}  // namespace
}  // namespace waybill
