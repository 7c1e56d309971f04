#include "language/atoms.h"

#include "base/utf8.h"

#include <algorithm>

namespace waybill {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Spaces, dashes and quotation marks beyond ASCII; everything else up there is taken for a letter.
bool is_blank(char32_t c) {
    return c <= 0x20 || c == 0x7F || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F ||
           c == 0x3000 || c == 0xFEFF;
}
bool is_wide_mark(char32_t c) {
    return (c >= 0x80 && c < 0xC0 && c != 0xAA && c != 0xB5 && c != 0xBA) || c == 0xD7 || c == 0xF7 ||
           (c >= 0x2010 && c <= 0x2BFF) || (c >= 0x3001 && c <= 0x3020) || (c >= 0xFE30 && c <= 0xFE6F) ||
           (c >= 0xFF00 && c <= 0xFF20) || c == 0xFFFD || c >= 0x1F000;
}

std::size_t end_of_digits(std::string_view text, std::size_t at, std::size_t end) {
    while (at < end) {
        if (is_digit(text[at])) {
            ++at;
        } else if ((text[at] == ',' || text[at] == '.') && at + 1 < end && is_digit(text[at + 1])) {
            ++at;
        } else {
            break;
        }
    }
    return at;
}

std::size_t end_of_word(std::string_view text, std::size_t at, std::size_t end) {
    const std::size_t begin = at;
    bool points = false;
    while (at < end) {
        const char c = text[at];
        if (is_letter(c)) {
            ++at;
        } else if (c == '.') {
            // "U.S." and "Sept." keep their points; the lexicons decide what they mean.
            const bool initials = at + 1 < end && is_letter(text[at + 1]) && (at == begin + 1 || points);
            if (!initials && !points) break;
            points = true;
            ++at;
            if (!initials) break;
        } else if (c == '\'' && at + 1 < end && is_letter(text[at + 1])) {
            ++at;
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            const CodePoint point = decode_utf8(text, at);
            const bool apostrophe = point.value == 0x2019 && at + 3 < end && is_letter(text[at + 3]);
            if (!apostrophe && (is_blank(point.value) || is_wide_mark(point.value))) break;
            at += point.size;
        } else {
            break;
        }
    }
    return at;
}

void cut(std::string_view text, Span span, std::vector<Atom>& atoms, const Vocabulary& words) {
    bool glued = false;
    for (std::size_t at = span.begin; at < span.end;) {
        const CodePoint point = decode_utf8(text, at);
        if (is_blank(point.value)) {
            at += point.size;
            glued = false;
            continue;
        }
        Atom atom;
        std::size_t end = at;
        if (is_digit(text[at])) {
            atom.kind = Atom::Kind::digits;
            end = end_of_digits(text, at, span.end);
        } else if (is_letter(text[at]) || (point.value >= 0x80 && !is_wide_mark(point.value))) {
            atom.kind = Atom::Kind::word;
            end = end_of_word(text, at, span.end);
        }
        if (end == at) {
            atom.kind = Atom::Kind::mark;
            end = at + point.size;
        }
        end = std::min<std::size_t>(end, span.end);
        atom.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
        atom.glued = glued;
        // A curly apostrophe is the straight one's twin.
        const bool curly = atom.kind == Atom::Kind::mark && point.value == 0x2019;
        atom.word = words.find(curly ? std::string_view("'") : text.substr(at, end - at));
        if (atom.word == Vocabulary::unknown && atom.kind == Atom::Kind::word) {
            // "'s" is no part of the word in front of it.
            const std::string_view form = text.substr(at, end - at);
            const std::size_t stop = std::min(form.find('\''), form.find("\u2019"));
            if (stop != std::string_view::npos && stop > 0) {
                end = at + stop;
                atom.span.end = static_cast<std::uint32_t>(end);
                atom.word = words.find(form.substr(0, stop));
            }
        }
        atoms.push_back(atom);
        glued = true;
        at = end;
    }
    if (!atoms.empty()) atoms.back().sentence_end = true;
}

}  // namespace

std::vector<Atom> cut_atoms(std::string_view text, const Analysis& analysis, const Vocabulary& words) {
    std::vector<Atom> atoms;
    atoms.reserve(analysis.tokens.size() + analysis.tokens.size() / 4);
    for (const Sentence& sentence : analysis.sentences) {
        if (!sentence.read) continue;
        std::uint32_t token = sentence.begin;
        const std::size_t first = atoms.size();
        cut(text, sentence.span, atoms, words);
        for (std::size_t i = first; i < atoms.size(); ++i) {
            while (token + 1 < sentence.end && analysis.tokens[token].span.end <= atoms[i].span.begin) ++token;
            atoms[i].token = token;
        }
    }
    return atoms;
}

std::vector<std::string> atom_texts(std::string_view phrase) {
    std::vector<std::string> texts;
    for (std::size_t at = 0; at < phrase.size();) {
        const CodePoint point = decode_utf8(phrase, at);
        std::size_t end = at;
        if (is_digit(phrase[at])) {
            end = end_of_digits(phrase, at, phrase.size());
        } else if (is_letter(phrase[at]) || (point.value >= 0x80 && !is_wide_mark(point.value))) {
            end = end_of_word(phrase, at, phrase.size());
        }
        if (end == at) end = at + point.size;
        if (!is_blank(point.value)) texts.emplace_back(phrase.substr(at, end - at));
        at = end;
    }
    return texts;
}

std::vector<WordId> phrase_words(std::string_view phrase, Vocabulary& words) {
    std::vector<WordId> ids;
    for (const std::string& text : atom_texts(phrase)) ids.push_back(words.add(text));
    return ids;
}

bool AtomView::is_dash(std::uint32_t at) const {
    if (at >= size() || atoms[at].kind != Atom::Kind::mark) return false;
    const CodePoint point = decode_utf8(text, atoms[at].span.begin);
    return point.value == '-' || (point.value >= 0x2010 && point.value <= 0x2015) || point.value == 0x2212;
}

bool AtomView::same_sentence(std::uint32_t a, std::uint32_t b) const {
    for (std::uint32_t i = a; i + 1 < b; ++i) {
        if (atoms[i].sentence_end) return false;
    }
    return true;
}

}  // namespace waybill
