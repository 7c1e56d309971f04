// A document's tokens with the numbers of their words, for layers that compare
// words over and over.
#pragma once
#include <string_view>
#include <vector>

#include "language/vocabulary.h"
#include "waybill/analysis.h"

namespace waybill {

struct TokenWords {
    std::string_view text;
    const Analysis& analysis;
    std::vector<WordId> words;  ///< one a token
    std::vector<bool> in_time;  ///< part of a time mention

    TokenWords(std::string_view document, const Analysis& layers, const Vocabulary& vocabulary)
        : text(document), analysis(layers) {
        words.reserve(layers.tokens.size());
        for (const Token& token : layers.tokens) words.push_back(vocabulary.find(token.span.of(document)));
        in_time.resize(words.size(), false);
        std::size_t time = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            while (time < layers.times.size() && layers.times[time].span.end <= layers.tokens[i].span.begin) ++time;
            in_time[i] = time < layers.times.size() && layers.times[time].span.overlaps(layers.tokens[i].span);
        }
    }

    std::uint32_t size() const { return static_cast<std::uint32_t>(words.size()); }
    WordId word(std::uint32_t at) const { return at < words.size() ? words[at] : Vocabulary::unknown; }
    const Token& token(std::uint32_t at) const { return analysis.tokens[at]; }
    std::string_view form(std::uint32_t at) const { return analysis.tokens[at].span.of(text); }
    Upos upos(std::uint32_t at) const { return at < words.size() ? analysis.tokens[at].upos : Upos::punct; }
    bool is_time(std::uint32_t at) const { return at < in_time.size() && in_time[at]; }
    bool is_noun(std::uint32_t at) const { return upos(at) == Upos::noun || upos(at) == Upos::propn; }
    /// The bytes from the first to the last of tokens [begin, end).
    Span span(std::uint32_t begin, std::uint32_t end) const {
        return {analysis.tokens[begin].span.begin, analysis.tokens[end - 1].span.end};
    }
    bool is_mark(std::uint32_t at, std::string_view mark) const { return at < words.size() && form(at) == mark; }
    bool begins_big(std::uint32_t at) const {
        const char c = text[analysis.tokens[at].span.begin];
        return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
    }
};

}  // namespace waybill
