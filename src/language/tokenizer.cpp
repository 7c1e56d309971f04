#include "language/tokenizer.h"

#include <algorithm>

#include "language/paragraphs.h"
#include "language/sentence_splitter.h"

namespace waybill {

namespace {

constexpr std::size_t max_heading = 25;  // tokens

/// What is left of the paragraphs without the furniture.
std::vector<Span> without(const std::vector<Span>& paragraphs, std::vector<Span> furniture, std::string_view text) {
    if (furniture.empty()) return paragraphs;
    std::sort(furniture.begin(), furniture.end());
    std::vector<Span> left;
    std::size_t first = 0;
    const auto keep = [&](std::uint32_t begin, std::uint32_t end) {
        if (begin >= end) return;
        const std::string_view part = text.substr(begin, end - begin);
        const std::string_view core = trim(part);
        if (core.empty()) return;
        const auto at = static_cast<std::uint32_t>(begin + (core.data() - part.data()));
        left.push_back({at, at + static_cast<std::uint32_t>(core.size())});
    };
    for (const Span paragraph : paragraphs) {
        while (first < furniture.size() && furniture[first].end <= paragraph.begin) ++first;
        std::uint32_t from = paragraph.begin;
        for (std::size_t i = first; i < furniture.size() && furniture[i].begin < paragraph.end; ++i) {
            keep(from, std::min(furniture[i].begin, paragraph.end));
            from = std::max(from, furniture[i].end);
        }
        keep(from, paragraph.end);
    }
    return left;
}

bool ends_openly(std::string_view last) {
    const CharClass kind = class_of(decode_utf8(last, 0).value);
    return kind != CharClass::end && kind != CharClass::quote && last != ":" && last != ";" && last != "," &&
           last.back() != '.';
}

}  // namespace

Tokenizer::Tokenizer(std::unique_ptr<const TokenLexicon> lexicon) : lexicon_(std::move(lexicon)), words_(*lexicon_) {}

Tokenizer Tokenizer::load(const std::vector<std::filesystem::path>& data) {
    return Tokenizer(std::make_unique<const TokenLexicon>(TokenLexicon::load(data)));
}

void Tokenizer::annotate(const Document& document, Analysis& analysis) const {
    const std::string_view text = document.text;
    const std::vector<Span> all = without(paragraphs(text), document.furniture, text);
    for (std::uint32_t i = 0; i < all.size(); ++i) add_paragraph(document, all[i], i, analysis);
}

void Tokenizer::add_paragraph(const Document& document, Span paragraph, std::uint32_t index, Analysis& analysis) const {
    const std::string_view text = document.text;
    std::vector<Span> spans;
    std::uint32_t at = paragraph.begin;
    std::uint32_t chunk = at;
    while (at < paragraph.end) {
        const auto byte = static_cast<unsigned char>(text[at]);
        std::uint32_t size = 1;
        bool space = false;
        if (byte > 0x20 && byte < 0x7F) {
            space = false;
        } else {
            const CodePoint c = decode_utf8(text, at);
            size = c.size;
            const CharClass kind = class_of(c.value);
            space = kind == CharClass::space || (kind == CharClass::control && c.value < 0x20);
        }
        if (space) {
            if (chunk < at) words_.split(text, {chunk, at}, spans);
            chunk = at + size;
        }
        at += size;
    }
    if (chunk < paragraph.end) words_.split(text, {chunk, paragraph.end}, spans);
    if (spans.empty()) return;

    const std::vector<std::uint32_t> ends = sentence_ends(text, spans, *lexicon_);
    const bool heading = paragraph.of(text) == std::string_view(document.title) ||
                         (ends.size() == 1 && spans.size() <= max_heading && ends_openly(spans.back().of(text)));
    std::uint32_t from = 0;
    for (const std::uint32_t end : ends) {
        while (from < end) {
            const auto stop = static_cast<std::uint32_t>(std::min<std::size_t>(end, from + max_sentence));
            Sentence sentence;
            sentence.span = {spans[from].begin, spans[stop - 1].end};
            sentence.begin = static_cast<std::uint32_t>(analysis.tokens.size());
            for (std::uint32_t i = from; i < stop; ++i) {
                Token token;
                token.span = spans[i];
                analysis.tokens.push_back(std::move(token));
            }
            sentence.end = static_cast<std::uint32_t>(analysis.tokens.size());
            sentence.paragraph = index;
            sentence.heading = heading;
            analysis.sentences.push_back(sentence);
            from = stop;
        }
    }
}

}  // namespace waybill
