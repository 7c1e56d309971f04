#include "language/word_splitter.h"

#include <algorithm>

namespace waybill {

struct WordSplitter::Work {
    std::string_view text;
    std::vector<Char> chars;  ///< of the chunk, and one past its end
    std::vector<Span>* out = nullptr;
    bool before_number = false;  ///< a digit follows the chunk

    std::uint32_t at(std::size_t i) const { return chars[i].at; }
    std::string_view view(std::size_t begin, std::size_t end) const {
        return text.substr(at(begin), at(end) - at(begin));
    }
    std::string lower(std::size_t begin, std::size_t end) const { return ascii_lower(view(begin, end)); }
    void emit(std::size_t begin, std::size_t end) const {
        if (begin < end) out->push_back({at(begin), at(end)});
    }
    bool is(std::size_t i, char32_t c) const { return chars[i].c == c; }
    bool letter(std::size_t i) const { return chars[i].kind == CharClass::letter || chars[i].kind == CharClass::mark; }
    bool digit(std::size_t i) const { return chars[i].kind == CharClass::digit; }
    bool apostrophe(std::size_t i) const { return is(i, U'\'') || is(i, U'\u2019') || is(i, U'`'); }
    bool hyphen(std::size_t i) const { return is(i, U'-') || is(i, U'\u2010') || is(i, U'\u2011'); }
    bool digits(std::size_t begin, std::size_t end) const {
        for (std::size_t i = begin; i < end; ++i) {
            if (!digit(i)) return false;
        }
        return begin < end;
    }
    bool letters(std::size_t begin, std::size_t end) const {
        for (std::size_t i = begin; i < end; ++i) {
            if (!letter(i)) return false;
        }
        return begin < end;
    }
    bool any_digit(std::size_t begin, std::size_t end) const {
        for (std::size_t i = begin; i < end; ++i) {
            if (digit(i)) return true;
        }
        return false;
    }
    bool any_letter(std::size_t begin, std::size_t end) const {
        for (std::size_t i = begin; i < end; ++i) {
            if (letter(i)) return true;
        }
        return false;
    }
};

namespace {

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> heads) {
    return std::any_of(heads.begin(), heads.end(), [&](std::string_view head) { return text.starts_with(head); });
}

/// A face drawn with stops and brackets: ":-)", ";)", "=D".
bool is_emoticon(std::string_view word) {
    if (word.size() < 2 || word.size() > 4) return false;
    if (word.front() != ':' && word.front() != ';' && word.front() != '=') return false;
    std::size_t at = 1;
    if (at < word.size() && (word[at] == '-' || word[at] == '\'')) ++at;
    if (at >= word.size()) return false;
    const char mouth = word[at];
    if (std::string_view(")(DPp/|]").find(mouth) == std::string_view::npos) return false;
    return word.find_first_not_of(mouth, at) == std::string_view::npos;
}

/// An address of the web or of mail, which stays whole.
bool is_address(std::string_view word) {
    if (word.find_first_of("<>\"()[]{},;") != std::string_view::npos && word.find("://") == std::string_view::npos) {
        return false;
    }
    if (starts_with_any(word, {"http://", "https://", "ftp://", "www.", "HTTP://", "HTTPS://", "WWW."})) return true;
    const std::size_t at = word.find('@');
    return at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos;
}

}  // namespace

void WordSplitter::split(std::string_view text, Span chunk, std::vector<Span>& out) const {
    const std::size_t next = text.find_first_not_of(" \t", chunk.end);
    const bool before_number =
        next != std::string_view::npos && next < chunk.end + 4 && text[next] >= '0' && text[next] <= '9';
    Work work{text, {}, &out, before_number};
    std::uint32_t at = chunk.begin;
    while (at < chunk.end) {
        work.chars.clear();
        const std::uint32_t begin = at;
        while (at < chunk.end && at - begin < max_token - 4) {
            const CodePoint c = decode_utf8(text, at);
            // Combining marks and format characters belong to what stands before them.
            work.chars.push_back({c.value, at, class_of(c.value)});
            at += c.size;
        }
        work.chars.push_back({0, at, CharClass::space});
        split_chars(work, 0, work.chars.size() - 1);
    }
}

/// Takes what stands before and after the core: brackets, quotes, stops.
void WordSplitter::split_chars(Work& w, std::size_t begin, std::size_t end) const {
    const auto run_from = [&](std::size_t i) {
        std::size_t stop = i + 1;
        while (stop < end && w.chars[stop].c == w.chars[i].c) ++stop;
        return stop;
    };
    if (is_emoticon(w.view(begin, end))) return w.emit(begin, end);
    while (begin < end) {
        const Char& c = w.chars[begin];
        if (c.kind == CharClass::letter || c.kind == CharClass::digit || c.kind == CharClass::mark) break;
        if (is_address(w.view(begin, end))) break;
        // "'s" after a quotation or a link, "'90s".
        if (w.apostrophe(begin) && begin + 1 < end) {
            const std::string rest = w.lower(begin + 1, end);
            if (rest == "s" || rest == "re" || rest == "ve" || rest == "ll" || rest == "d" || rest == "m") {
                w.emit(begin, end);
                return;
            }
            if (w.digit(begin + 1)) break;
        }
        // "-5" and ".5" are numbers; "#1" is two words in EWT.
        if ((w.is(begin, U'.') || w.is(begin, U'-') || w.is(begin, U'+')) && begin + 1 < end && w.digit(begin + 1))
            break;
        std::size_t stop = begin + 1;
        if (c.kind == CharClass::end || c.kind == CharClass::dash || c.kind == CharClass::symbol ||
            c.kind == CharClass::control || w.is(begin, U'*') || w.is(begin, U'_') || w.is(begin, U'`') ||
            w.is(begin, U'\'')) {
            stop = run_from(begin);
        }
        while (stop < end && w.chars[stop].kind == CharClass::mark) ++stop;
        w.emit(begin, stop);
        begin = stop;
    }
    std::vector<std::pair<std::size_t, std::size_t>> tail;
    while (begin < end) {
        const std::size_t last = end - 1;
        const Char& c = w.chars[last];
        if (c.kind == CharClass::letter || c.kind == CharClass::digit || c.kind == CharClass::mark) break;
        if (is_address(w.view(begin, end)) && (w.is(last, U'/') || w.is(last, U'=') || w.is(last, U'&'))) break;
        std::size_t start = last;
        if (c.kind == CharClass::end) {
            while (start > begin && w.chars[start - 1].kind == CharClass::end &&
                   (w.is(start - 1, U'.') == w.is(last, U'.') || !w.is(start - 1, U'.'))) {
                --start;
            }
            if (start == last && w.is(last, U'.') && keeps_stop(w, begin, end)) break;
        } else if (c.kind == CharClass::dash || c.kind == CharClass::symbol || w.is(last, U'*') || w.is(last, U'_') ||
                   w.is(last, U'\'')) {
            while (start > begin && w.chars[start - 1].c == c.c) --start;
        }
        // A money sign or a plus that belongs to its word ("F-35+"), "C$".
        if (w.is(last, U'+') && start == last && last > begin && w.any_digit(begin, last)) break;
        if (c.kind == CharClass::symbol && w.is(last, U'$') && last > begin && w.letters(begin, last)) break;
        tail.emplace_back(start, end);
        end = start;
    }
    if (begin < end) split_core(w, begin, end);
    for (auto it = tail.rbegin(); it != tail.rend(); ++it) w.emit(it->first, it->second);
}

/// Is the full stop at the end of [begin, end) part of the word?
bool WordSplitter::keeps_stop(Work& w, std::size_t begin, std::size_t end) const {
    // The last part after a hyphen or slash decides: "Lt.-Gen.".
    std::size_t from = end - 1;
    while (from > begin && (w.letter(from - 1) || w.is(from - 1, U'.') || w.digit(from - 1))) --from;
    const std::size_t letters = end - 1 - from;
    if (letters == 0) return false;
    if (letters == 1 && w.letter(from)) return is_upper(w.chars[from].c) && !w.is(from, U'I');
    if (const auto kind = lexicon_->abbreviation(w.view(from, end))) {
        return *kind != AbbreviationKind::number || w.before_number;
    }
    // "U.S.", "a.m.", "Ph.D.": single letters between stops.
    bool dotted = false;
    std::size_t length = 0;
    for (std::size_t i = from; i < end; ++i) {
        if (w.is(i, U'.')) {
            if (length == 0 || length > 2) return false;
            dotted = dotted || i + 1 < end;
            length = 0;
        } else {
            if (!w.letter(i)) return false;
            ++length;
        }
    }
    return dotted;
}

/// A word without outer punctuation: splits at what stands inside it.
void WordSplitter::split_core(Work& w, std::size_t begin, std::size_t end) const {
    if (is_address(w.view(begin, end))) return w.emit(begin, end);
    std::size_t from = begin;
    for (std::size_t i = begin; i < end; ++i) {
        const Char& c = w.chars[i];
        if (c.kind == CharClass::letter || c.kind == CharClass::digit || c.kind == CharClass::mark) continue;
        const bool between_digits = i > begin && i + 1 < end && w.digit(i - 1) && w.digit(i + 1);
        std::size_t stop = i + 1;
        bool cut = false;
        if (w.is(i, U'.')) {
            while (stop < end && w.is(stop, U'.')) ++stop;
            cut = stop > i + 1;
            // "end.The": a stop without the blank after it.
            if (!cut && i >= from + 3 && stop + 1 < end && is_lower(w.chars[i - 1].c) && is_lower(w.chars[i - 2].c) &&
                is_upper(w.chars[stop].c) && is_lower(w.chars[stop + 1].c)) {
                cut = true;
            }
            // "end.[1]": a footnote's mark.
            if (!cut && i > from && stop + 1 < end && w.is(stop, U'[') && w.digit(stop + 1)) cut = !keeps_stop(w, from, stop);
        } else if (w.hyphen(i)) {
            while (stop < end && w.hyphen(stop)) ++stop;
            cut = stop > i + 1;
        } else if (w.is(i, U',') || w.is(i, U':')) {
            cut = !between_digits;
        } else if (w.apostrophe(i) || w.is(i, U'&') || w.is(i, U'_') || w.is(i, U'@') || w.is(i, U'\\') ||
                   w.is(i, U'#') || w.is(i, U'/') || (w.is(i, U'+') && i == from)) {
            cut = false;
        } else if (w.is(i, U'(') && i + 2 < end && w.is(i + 2, U')')) {
            cut = false;  // "missile(s)"
        } else if (w.is(i, U')') && i >= from + 2 && w.is(i - 2, U'(')) {
            cut = false;
        } else if (w.is(i, U'$')) {
            if (i + 1 < end) {  // "US$50"
                w.emit(from, i + 1);
                from = i + 1;
            }
            continue;
        } else {
            while (stop < end && w.chars[stop].c == c.c && c.kind != CharClass::open && c.kind != CharClass::close)
                ++stop;
            cut = true;
        }
        if (!cut) {
            i = stop - 1;
            continue;
        }
        if (from < i) split_hyphens(w, from, i);
        w.emit(i, stop);
        from = stop;
        i = stop - 1;
    }
    if (from < end) split_hyphens(w, from, end);
}

namespace {

struct Part {
    std::size_t begin;
    std::size_t end;
};

}  // namespace

/// Where the ending after an apostrophe begins ("'s", "n't"), or `end`.
std::size_t WordSplitter::ending(const Work& w, std::size_t begin, std::size_t end) {
    const std::size_t from = end - begin > 3 ? end - 3 : begin + 1;
    for (std::size_t i = std::max(from, begin + 1); i + 1 < end; ++i) {
        if (!w.apostrophe(i)) continue;
        const std::string tail = w.lower(i + 1, end);
        if (tail == "t" && i > begin + 1 && (w.is(i - 1, U'n') || w.is(i - 1, U'N'))) return i - 1;
        if (tail == "s" || tail == "re" || tail == "ve" || tail == "ll" || tail == "d" || tail == "m") return i;
    }
    return end;
}

/// Hyphens and slashes: EWT parts most words there; designations, numbers and
/// words with a prefix stay whole.
void WordSplitter::split_hyphens(Work& w, std::size_t begin, std::size_t end) const {
    const std::size_t stem = ending(w, begin, end);
    if (stem != end) {
        split_hyphens(w, begin, stem);
        return w.emit(stem, end);
    }
    std::vector<Part> parts;
    std::size_t from = begin;
    bool all_numeric = true;
    std::size_t numeric_parts = 0;
    bool slash_only = true;
    for (std::size_t i = begin; i <= end; ++i) {
        if (i < end && !w.hyphen(i) && !w.is(i, U'/')) continue;
        if (i < end && w.hyphen(i)) slash_only = false;
        const bool numeric = w.digits(from, i);
        all_numeric = all_numeric && numeric;
        numeric_parts += numeric ? 1 : 0;
        parts.push_back({from, i});
        from = i + 1;
    }
    if (parts.size() == 1) return split_word(w, begin, end);
    const auto size = [&](const Part& p) { return p.end - p.begin; };
    // Dates, telephone numbers, fractions stay whole; ranges ("5-10", "1969-1970") do not.
    if (all_numeric) {
        const bool range = parts.size() == 2 && !slash_only &&
                           (size(parts[0]) == size(parts[1]) || size(parts[1]) <= 2 || size(parts[0]) <= 2 ||
                            (size(parts[0]) == 4 && size(parts[1]) == 4)) &&
                           size(parts[0]) <= 5;
        if (!range) return w.emit(begin, end);
    }
    const auto upper_part = [&](const Part& p) {
        bool any = false;
        for (std::size_t i = p.begin; i < p.end; ++i) {
            if (is_lower(w.chars[i].c)) return false;
            any = any || w.letter(i) || w.digit(i);
        }
        return any;
    };
    // "C/D", "W/O", "L/C": a slash between one or two letters.
    const auto tight_slash = [&](const Part& a, const Part& b) {
        return size(a) >= 1 && size(b) >= 1 && size(b) <= 2 && upper_part(b) &&
               (size(a) <= 2 || w.any_digit(a.begin, a.end));
    };
    // Joins [k] with [k + 1]: is the separator inside a designation or a kept word?
    const auto joins = [&](std::size_t k, bool designation) {
        const Part& a = parts[k];
        const Part& b = parts[k + 1];
        if (size(a) == 0 || size(b) == 0) return false;
        const bool slash = w.is(a.end, U'/');
        const bool a_letters = w.letters(a.begin, a.end);
        const bool b_digit_first = w.digit(b.begin);
        if (slash) {
            if (size(a) == 1 && size(b) == 1) return true;  // w/o, c/o, I/S
            if (designation && (upper_part(b) && size(b) <= 3)) return true;
            if (tight_slash(a, b) && (w.any_digit(a.begin, a.end) || size(a) == 1)) return true;
            // "F/A-18", "AN/TPY-2"
            return size(a) <= 2 && upper_part(a) && upper_part(b) && k + 2 < parts.size() && w.hyphen(b.end) &&
                   w.digit(parts[k + 2].begin);
        }
        if (b_digit_first && a_letters) return true;                     // S-400, Shahed-136
        if (b_digit_first && designation && upper_part(b)) return true;  // R-77-1
        if (b_digit_first && w.any_letter(a.begin, a.end) && !w.digit(a.begin)) return true;
        if (designation && upper_part(b) && size(b) <= 3) return true;  // Su-27SK-UB
        if (w.any_digit(a.begin, a.end) && w.any_letter(a.begin, a.end) && w.digit(a.begin) && upper_part(a) &&
            b_digit_first) {
            return true;  // 3M-54
        }
        if (a_letters && lexicon_->prefixes.contains(std::string_view(w.lower(a.begin, a.end)))) {
            // "anti-ship", "mid-1980s"; "A-bomb" but not "a-" of a list.
            return w.any_letter(b.begin, b.end) || b_digit_first;
        }
        // Two capitals on each side: "MiG-AT" needs the first to be mixed.
        return upper_part(b) && size(b) == 2 && a_letters && !upper_part(a) && is_upper(w.chars[a.end - 1].c);
    };
    std::size_t k = 0;
    while (k < parts.size()) {
        std::size_t last = k;
        bool designation = false;
        while (last + 1 < parts.size() && joins(last, designation)) {
            ++last;
            designation = designation || w.any_digit(parts[k].begin, parts[last].end);
        }
        if (last > k) {
            w.emit(parts[k].begin, parts[last].end);
        } else if (size(parts[k]) > 0) {
            split_word(w, parts[k].begin, parts[k].end);
        }
        if (last + 1 < parts.size()) w.emit(parts[last].end, parts[last].end + 1);
        k = last + 1;
    }
}

/// A word without separators: contractions, endings after an apostrophe, units.
void WordSplitter::split_word(Work& w, std::size_t begin, std::size_t end) const {
    const std::string lower = w.lower(begin, end);
    if (const auto found = lexicon_->contractions.find(std::string_view(lower));
        found != lexicon_->contractions.end()) {
        std::size_t from = begin;
        for (const std::uint32_t length : found->second) {
            w.emit(from, from + length);
            from += length;
        }
        return;
    }
    // "155mm", "5pm", "10km".
    std::size_t digits = begin;
    while (digits < end && (w.digit(digits) || w.is(digits, U'.') || w.is(digits, U',') || w.is(digits, U':')))
        ++digits;
    if (digits > begin && digits < end && w.digit(begin) && w.letters(digits, end) &&
        lexicon_->units.contains(std::string_view(w.lower(digits, end)))) {
        // Capital letters after a number are names of kinds ("17T") unless they are known as such ("5PM").
        const bool capital = end - digits == 1 && is_upper(w.chars[digits].c);
        if (!capital) {
            w.emit(begin, digits);
            return w.emit(digits, end);
        }
    }
    w.emit(begin, end);
}

}  // namespace waybill
