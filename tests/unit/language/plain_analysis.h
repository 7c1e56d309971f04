// An analysis of white-space-separated text for tests of the discourse layers:
// a token a word, marks split off, a sentence a line, no tags, no trees.
#pragma once
#include <string_view>

#include "waybill/analysis.h"

namespace waybill::testing {

inline bool is_mark_byte(char c) {
    return std::string_view(",;:()\"?!.").find(c) != std::string_view::npos;
}

inline Analysis plain_analysis(std::string_view text) {
    Analysis analysis;
    std::uint32_t paragraph = 0;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        Sentence sentence;
        sentence.begin = static_cast<std::uint32_t>(analysis.tokens.size());
        sentence.paragraph = paragraph++;
        for (std::size_t at = begin; at < end;) {
            if (text[at] == ' ') {
                ++at;
                continue;
            }
            std::size_t stop = at + 1;
            if (!is_mark_byte(text[at])) {
                stop = std::min(text.find(' ', at), end);
                while (stop > at + 1 && is_mark_byte(text[stop - 1])) --stop;
            }
            Token token;
            token.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop)};
            analysis.tokens.push_back(token);
            at = stop;
        }
        sentence.end = static_cast<std::uint32_t>(analysis.tokens.size());
        if (sentence.end > sentence.begin) {
            sentence.span = {analysis.tokens[sentence.begin].span.begin, analysis.tokens.back().span.end};
            analysis.sentences.push_back(sentence);
        }
        begin = end + 1;
    }
    return analysis;
}

}  // namespace waybill::testing
