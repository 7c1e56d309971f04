#include "language/sentence_splitter.h"

#include "language/char_class.h"

namespace waybill {

namespace {

enum class Stop : std::uint8_t { none, full, exclaim, ellipsis, initial, abbreviation, inner };

class Splitter {
public:
    Splitter(std::string_view text, const std::vector<Span>& tokens, const TokenLexicon& lexicon)
        : text_(text), tokens_(tokens), lexicon_(lexicon) {}

    std::vector<std::uint32_t> ends() const {
        std::vector<std::uint32_t> found;
        std::size_t begin = 0;
        const std::size_t count = tokens_.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Stop stop = stop_at(i);
            if (stop == Stop::none || stop == Stop::inner) continue;
            std::size_t next = i + 1;
            while (next < count && !blank_before(next) && closes(next)) ++next;
            next = after_footnotes(next);
            if (next >= count) break;
            if (!parts(stop, begin, i, next)) continue;
            found.push_back(static_cast<std::uint32_t>(next));
            begin = next;
            i = next - 1;
        }
        if (begin < count) found.push_back(static_cast<std::uint32_t>(count));
        return found;
    }

private:
    std::string_view word(std::size_t i) const { return tokens_[i].of(text_); }
    bool blank_before(std::size_t i) const { return i == 0 || tokens_[i - 1].end < tokens_[i].begin; }

    CharClass first_class(std::size_t i) const { return class_of(decode_utf8(word(i), 0).value); }

    bool closes(std::size_t i) const {
        const CharClass kind = first_class(i);
        return kind == CharClass::close || kind == CharClass::quote;
    }

    /// Past "[1]" and "[12][13]" that stand right at the stop.
    std::size_t after_footnotes(std::size_t next) const {
        while (next + 2 < tokens_.size() && !blank_before(next) && word(next) == "[" && first_class(next + 1) == CharClass::digit &&
               word(next + 2) == "]") {
            next += 3;
        }
        return next;
    }

    Stop stop_at(std::size_t i) const {
        const std::string_view w = word(i);
        if (first_class(i) == CharClass::end) {
            if (w == ".") return Stop::full;
            return w.find_first_of("!?") != std::string_view::npos || w.size() == 3 ? kind_of_run(w) : Stop::ellipsis;
        }
        if (w.size() < 2 || w.back() != '.') return Stop::none;
        if (w.size() == 2) return Stop::initial;
        const std::size_t hyphen = w.rfind('-');
        const auto kind = lexicon_.abbreviation(hyphen == std::string_view::npos ? w : w.substr(hyphen + 1));
        if (!kind) return Stop::abbreviation;
        switch (*kind) {
            case AbbreviationKind::title:
            case AbbreviationKind::inner:
            case AbbreviationKind::number:
                return Stop::inner;
            case AbbreviationKind::month:
            case AbbreviationKind::name:
            case AbbreviationKind::word:
                return Stop::abbreviation;
        }
        return Stop::none;
    }

    static Stop kind_of_run(std::string_view w) {
        if (w.find_first_of("!?") != std::string_view::npos) return Stop::exclaim;
        if (w == "..." || w == "\xE2\x80\xA6") return Stop::ellipsis;
        return Stop::full;  // full stops of other scripts
    }

    bool numbering(std::size_t begin, std::size_t i) const {
        // "1." or "a." at the head of a sentence numbers it.
        return i == begin + 1 && (first_class(begin) == CharClass::digit || word(begin).size() == 1) &&
               word(begin).size() <= 3;
    }

    /// Does a sentence that began at `begin` end with the stop at `i`, when it goes on at `next`?
    bool parts(Stop stop, std::size_t begin, std::size_t i, std::size_t next) const {
        const CodePoint first = decode_utf8(word(next), 0);
        const CharClass kind = class_of(first.value);
        const bool closed = next > i + 1;
        if (!blank_before(next)) {
            return stop == Stop::full && !closed && i > begin && kind == CharClass::letter && is_upper(first.value) &&
                   is_lower(decode_utf8(word(i - 1), 0).value);
        }
        if (stop == Stop::initial || stop == Stop::abbreviation) {
            return is_upper(first.value) && starts_sentence(next) && (stop != Stop::initial || word(next).size() > 1);
        }
        if (kind == CharClass::letter && is_lower(first.value)) {
            const bool strong = stop == Stop::full || stop == Stop::exclaim;
            return strong && !closed && i > begin && ordinary_word(i - 1) && !numbering(begin, i);
        }
        if (stop == Stop::full && numbering(begin, i)) return false;
        if (kind == CharClass::close || kind == CharClass::end || kind == CharClass::other) return false;
        return true;
    }

    bool starts_sentence(std::size_t i) const {
        return lexicon_.starters.contains(std::string_view(ascii_lower(word(i))));
    }

    bool ordinary_word(std::size_t i) const {
        const std::string_view w = word(i);
        return w.size() >= 3 && is_lower(decode_utf8(w, 0).value) && w.find('.') == std::string_view::npos;
    }

    std::string_view text_;
    const std::vector<Span>& tokens_;
    const TokenLexicon& lexicon_;
};

}  // namespace

std::vector<std::uint32_t> sentence_ends(std::string_view text, const std::vector<Span>& tokens,
                                         const TokenLexicon& lexicon) {
    return Splitter(text, tokens, lexicon).ends();
}

}  // namespace waybill
