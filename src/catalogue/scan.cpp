#include "catalogue/scan.h"

#include <algorithm>

#include "base/utf8.h"
#include "catalogue/pieces.h"

namespace waybill {
namespace {

constexpr std::size_t longest_walk = 16;
constexpr std::uint32_t capitals_window = 100;  ///< bytes to either side

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// The first byte of a letter beyond ASCII; 0xE2 begins quotation marks and dashes.
bool is_high_letter(char c) { return static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) != 0xE2; }

/// The letters and digits that follow `end` without a gap, as a version of a
/// designation: "V" of "F-16V", "M3" of "Tu-22M3", "C/D" of "F-16C/D". Gives
/// where they end, or `end` when what follows is no such thing.
std::uint32_t version_end(std::string_view text, std::uint32_t end) {
    const auto at = [&](std::uint32_t i) { return i < text.size() ? text[i] : '\0'; };
    const auto word = [&](std::uint32_t i) {
        const char c = at(i);
        return is_upper(c) || is_lower(c) || is_digit(c) || is_high_letter(c);
    };
    std::uint32_t i = end;
    if (is_lower(at(i)) && at(i) <= 'f') {
        ++i;
    } else {
        while (i - end < 6 && (is_upper(at(i)) || is_digit(at(i)))) ++i;
        if (at(i) == 's' && i > end) ++i;
    }
    if (word(i)) return end;
    if (at(i) == '/' && is_upper(at(i + 1)) && is_upper(text[i - 1])) {
        std::uint32_t next = i + 1;
        while (next - i < 4 && is_upper(at(next))) ++next;
        if (!word(next)) i = next;
    }
    return i;
}

class Scanner {
public:
    Scanner(const NameTrie& trie, std::string_view text) : trie_(trie), text_(text) {}

    Scan run() {
        PieceReader reader(text_);
        Piece piece;
        Piece last;
        while (reader.next(piece)) {
            if (piece.digits) note_designator(last, piece);
            if (!piece.glued && trie_.may_begin(piece.hash)) walk(piece, reader);
            last = piece;
        }
        return std::move(scan_);
    }

private:
    struct Best {
        bool found = false;
        NameHit candidate;
    };

    void note_designator(const Piece& letters, const Piece& digits) {
        const std::uint32_t size = letters.end - letters.begin;
        if (letters.digits || letters.glued || size == 0 || size > 12 || digits.end - digits.begin > 4) return;
        if (!is_upper(text_[letters.begin])) return;
        const Gap gap = gap_between(text_, letters.end, digits.begin);
        if (gap != Gap::hyphen && !(gap == Gap::glued && size <= 4)) return;
        const std::uint32_t end = version_end(text_, digits.end);
        scan_.designators.push_back({letters.begin, end});
    }

    void walk(const Piece& first, PieceReader reader) {
        std::uint32_t node = trie_.step(NameTrie::root, first, text_);
        if (node == NameTrie::none) return;
        Piece piece = first;
        if (trie_.phrases_at(node).empty()) {  // most walks end here: "the" begins phrases but is none
            const bool more = reader.next(piece);
            if (!more || trie_.step(node, piece, text_) == NameTrie::none) return;
            reader = PieceReader(text_, first.end);
            piece = first;
        }
        pieces_.clear();
        gaps_.clear();
        std::array<Best, lexicon_count> best;
        Gap gap = Gap::space;
        while (true) {
            pieces_.push_back(piece);
            gaps_.push_back(gap);
            for (const std::uint32_t index : trie_.phrases_at(node)) consider(index, node, best);
            if (pieces_.size() == longest_walk || !reader.next(piece)) break;
            gap = gap_between(text_, pieces_.back().end, piece.begin);
            if (gap == Gap::barrier) break;
            node = trie_.step(node, piece, text_);
            if (node == NameTrie::none) break;
        }
        const Best& mask = best[static_cast<std::size_t>(Lexicon::mask)];
        for (std::size_t lexicon = 0; lexicon < lexicon_count; ++lexicon) {
            if (!best[lexicon].found && !mask.found) continue;
            const bool masked = mask.found && (!best[lexicon].found ||
                                               mask.candidate.span.end > best[lexicon].candidate.span.end);
            const NameHit& winner = masked ? mask.candidate : best[lexicon].candidate;
            if (winner.span.begin < taken_[lexicon]) continue;
            taken_[lexicon] = winner.span.end;
            if (!masked) scan_.found[lexicon].push_back(winner);
        }
    }

    void consider(std::uint32_t index, std::uint32_t node, std::array<Best, lexicon_count>& best) {
        const Phrase& phrase = trie_.phrase(index);
        Best& known = best[static_cast<std::size_t>(phrase.lexicon)];
        NameHit candidate;
        candidate.phrase = index;
        candidate.node = node;
        candidate.span.begin = pieces_.front().begin;
        if (!ends_here(phrase, candidate) || !gaps_fit(phrase) || !writing_fits(phrase)) return;
        if (known.found && known.candidate.span.end >= candidate.span.end) {
            const Phrase& other = trie_.phrase(known.candidate.phrase);
            const bool named = known.candidate.variant && !candidate.variant;  // "F-16V" has a row of its own
            if (known.candidate.span.end > candidate.span.end || !(named || better(phrase, other))) return;
        }
        known = {true, candidate};
    }

    /// Of two phrases of the same text the one written like it ("HAWK" is not the
    /// "Hawk"), then the more direct cue.
    static bool better(const Phrase& phrase, const Phrase& known) {
        const bool exact = phrase.writing == Writing::exact;
        if (exact != (known.writing == Writing::exact)) return exact;
        return phrase.cue < known.cue;
    }

    /// Whether a phrase may end after the last piece, and where its span does.
    bool ends_here(const Phrase& phrase, NameHit& candidate) const {
        const Piece& last = pieces_.back();
        const auto at = [&](std::uint32_t i) { return i < text_.size() ? text_[i] : '\0'; };
        std::uint32_t end = last.end;
        const char next = at(end);
        const bool glued = is_upper(next) || is_lower(next) || is_digit(next) || is_high_letter(next);
        if (last.digits && (next == '.' || next == ',') && is_digit(at(end + 1))) return false;
        if (phrase.lexicon == Lexicon::system && inside_an_address(pieces_.front().begin, next)) return false;
        if (phrase.needs_context && last.digits && next == '+') return false;  // "E3+3" are states
        // "Zarb-22" is another system than "Zarb".
        if (!last.digits && phrase.lexicon == Lexicon::system && next == '-' && is_digit(at(end + 1))) return false;
        if (pieces_.front().digits && last.begin > 0) {
            const std::uint32_t begin = pieces_.front().begin;
            if (begin > 1 && (at(begin - 1) == '.' || at(begin - 1) == ',') && is_digit(at(begin - 2))) return false;
        }
        if (glued) {
            const bool plural = (next == 's' || (next == 'S' && !is_lower(at(end - 1)))) && !is_word(end + 1);
            if (plural && phrase.lexicon != Lexicon::mask) {
                ++end;
                // "MiG-29S" is a version, "MIG-29S" in a line of capitals a plural or one: both are the system.
                candidate.variant = next == 'S' && phrase.versions && !in_capitals(text_, end);
            } else if (phrase.versions && !phrase.needs_context) {
                end = version_end(text_, end);
                if (end == last.end) return false;
                candidate.variant = true;
            } else {
                return false;
            }
        } else if (phrase.versions && next == '/' && is_upper(at(end + 1)) && is_upper(at(end - 1))) {
            const std::uint32_t further = version_end(text_, end);
            candidate.variant = further > end;
            end = further;
        } else if (next == '.' && phrase.text.back() == '.') {
            ++end;
        }
        candidate.span.end = end;
        return true;
    }

    /// Part of a file's or a page's name, or after a hyphen as in "El-Fattah".
    bool inside_an_address(std::uint32_t begin, char next) const {
        if (next == '_' || next == '@') return true;
        if (begin == 0) return false;
        const char before = text_[begin - 1];
        if (before == '_' || before == '@') return true;
        const bool letters = begin > 1 && is_word(begin - 2);
        return letters && (before == '.' || (before == '-' && pieces_.size() == 1));
    }

    bool is_word(std::uint32_t at) const {
        if (at >= text_.size()) return false;
        const char c = text_[at];
        return is_upper(c) || is_lower(c) || is_digit(c) || is_high_letter(c);
    }

    bool gaps_fit(const Phrase& phrase) const {
        for (std::size_t i = 1; i < pieces_.size(); ++i) {
            if (!gap_fits(phrase, i)) return false;
        }
        return true;
    }

    bool gap_fits(const Phrase& phrase, std::size_t i) const {
        const Gap written = phrase.gaps[i];
        const Piece& before = pieces_[i - 1];
        const Piece& after = pieces_[i];
        const std::uint32_t size = before.end - before.begin;
        switch (gaps_[i]) {
            case Gap::comma: return written == Gap::comma;
            case Gap::apostrophe: return written == Gap::apostrophe || written == Gap::dot;
            case Gap::slash: return written == Gap::slash || (phrase.digits && written != Gap::space);
            case Gap::dot:
                if (phrase.lexicon == Lexicon::system) return written == Gap::dot || written == Gap::hyphen;
                return written != Gap::space || size == 1;
            case Gap::dot_space:
                if (phrase.lexicon == Lexicon::system) return written == Gap::dot_space;
                return written == Gap::dot_space || size == 1 || (size == 2 && is_lower(text_[before.begin + 1]));
            case Gap::glued: return true;
            case Gap::hyphen: return true;
            case Gap::space:
            case Gap::line: break;
            case Gap::barrier: return false;
        }
        if (written == Gap::space || written == Gap::dot_space || written == Gap::line) return true;
        if (written == Gap::comma) return false;
        if (phrase.lexicon != Lexicon::system) return written == Gap::hyphen || written == Gap::apostrophe;
        // A blank where the designation has none: "F 16" is one, "at 10" and "F-16 A man" are not.
        if (after.digits) {
            if (size >= 3) return true;
            const bool article = size == 1 && (text_[before.begin] == 'A' || text_[before.begin] == 'I');
            return !article && is_upper(text_[before.begin]) && after.end - after.begin >= 2 &&
                   gaps_[i] == Gap::space && !in_capitals(text_, before.begin);
        }
        return after.end - after.begin >= 2;
    }

    bool writing_fits(const Phrase& phrase) const {
        if (phrase.writing == Writing::any) return true;
        if (phrase.writing == Writing::exact) return letters_are_exact(phrase);
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            const Shape want = phrase.shapes[i];
            if (want != Shape::capital && want != Shape::upper && want != Shape::mixed) continue;
            const Shape have = piece_shape(pieces_[i].of(text_));
            const bool capital = have == Shape::capital || have == Shape::upper ||
                                 (want == Shape::mixed && have == Shape::mixed) || (want == Shape::upper && have != Shape::lower);
            if (!capital && !small_designation(phrase)) {
                const bool article = i == 0 && pieces_.size() > 1 && pieces_[0].end - pieces_[0].begin == 3 &&
                                     phrase.lexicon != Lexicon::system;
                if (!article) return false;
            }
            if (phrase.writing == Writing::initial) break;
        }
        return true;
    }

    /// "su-35" for "Su-35": small letters are let pass where letters and digits
    /// stand together and are many enough to be sure.
    bool small_designation(const Phrase& phrase) const {
        if (!phrase.digits || phrase.needs_context || phrase.lexicon != Lexicon::system) return false;
        std::uint32_t size = 0;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            size += pieces_[i].end - pieces_[i].begin;
            if (i > 0 && gaps_[i] != Gap::hyphen && gaps_[i] != Gap::glued) return false;
        }
        return size >= 4;
    }

    bool letters_are_exact(const Phrase& phrase) const {
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            const Shape have = piece_shape(pieces_[i].of(text_));
            if (have == phrase.shapes[i]) continue;
            // "Nato" for "NATO", as some outlets write acronyms that are spoken as words.
            const bool spoken = have == Shape::capital && phrase.shapes[i] == Shape::upper && pieces_.size() == 1 &&
                                pieces_[i].end - pieces_[i].begin >= 4 && !phrase.everyday && !phrase.needs_context;
            if (!spoken) return false;
        }
        return !phrase.everyday || phrase.needs_context || !in_capitals(text_, pieces_.front().begin);
    }

    const NameTrie& trie_;
    std::string_view text_;
    Scan scan_;
    std::array<std::uint32_t, lexicon_count> taken_{};
    std::vector<Piece> pieces_;
    std::vector<Gap> gaps_;
};

}  // namespace

Scan scan_text(const NameTrie& trie, std::string_view text) { return Scanner(trie, text).run(); }

bool in_capitals(std::string_view text, std::uint32_t at) {
    std::uint32_t upper = 0;
    std::uint32_t lower = 0;
    const auto count = [&](char c) {
        if (is_upper(c)) ++upper;
        if (is_lower(c)) ++lower;
        return c != '\n';
    };
    const auto size = static_cast<std::uint32_t>(text.size());
    for (std::uint32_t i = at; i < size && i < at + capitals_window && count(text[i]); ++i) {}
    for (std::uint32_t i = at; i > 0 && at - i < capitals_window && count(text[i - 1]); --i) {}
    return upper >= 12 && lower * 12 <= upper;
}

}  // namespace waybill
