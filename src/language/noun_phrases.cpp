#include "language/noun_phrases.h"

namespace waybill {
namespace {

constexpr std::uint32_t longest_phrase = 28;

bool names_source(const TokenWords& tokens, const SpeechLexicon& lexicon, std::uint32_t at) {
    return lexicon.source(tokens.word(at)) != SourceClass::none;
}

/// Words that may stand inside a noun phrase, before its head.
bool inside(const TokenWords& tokens, const SpeechLexicon& lexicon, std::uint32_t at) {
    if (tokens.is_time(at)) {
        // "the Sunday Express", "the Monday paper" of that name
        const auto outlet =
            lexicon.outlets().begins(tokens.word(at))
                ? lexicon.outlets().longest(at, tokens.size(), [&](std::uint32_t i) { return tokens.word(i); })
                : std::nullopt;
        const bool title = tokens.upos(at) == Upos::propn && at > 0 && tokens.upos(at - 1) == Upos::det &&
                           tokens.upos(at + 1) == Upos::propn && !tokens.is_time(at + 1);
        return title || (outlet && outlet->length > 1);
    }
    switch (tokens.upos(at)) {
        case Upos::noun:
        case Upos::propn:
        case Upos::adj:
        case Upos::num:
        case Upos::det:
        case Upos::sym:
        case Upos::x:
            return true;
        case Upos::pron:
            return lexicon.is(tokens.word(at), word_possessive | word_they | word_he | word_it | word_one_of);
        case Upos::part:
            return tokens.form(at).ends_with('s') && tokens.form(at).size() <= 4;  // the possessive mark
        case Upos::punct:
            return tokens.is_mark(at, "-") || tokens.is_mark(at, ".") || tokens.is_mark(at, "&");
        default:
            return false;
    }
}

bool starts_phrase(const TokenWords& tokens, std::uint32_t at) {
    return tokens.upos(at) == Upos::det || tokens.upos(at) == Upos::pron;
}

/// The end of the head's own words from `begin`, and the head.
void find_head(const TokenWords& tokens, NounPhrase& phrase) {
    phrase.head = phrase.begin;
    std::uint32_t i = phrase.begin;
    bool noun = false;
    for (; i < phrase.end; ++i) {
        const Upos upos = tokens.upos(i);
        noun = noun || tokens.is_noun(i);
        // "an informed official": a participle before the noun is no end.
        if (upos == Upos::verb && !noun) continue;
        if (upos == Upos::adp || upos == Upos::verb || upos == Upos::cconj || tokens.is_mark(i, ",")) break;
        if (upos == Upos::adj && i > phrase.begin && tokens.is_noun(i - 1) && i + 1 < phrase.end &&
            tokens.upos(i + 1) == Upos::adp)
            break;
        const bool mark = upos == Upos::punct || upos == Upos::part || upos == Upos::det;
        if (!mark) phrase.head = i;
    }
    phrase.core_end = i;
}

}  // namespace

std::optional<NounPhrase> noun_phrase_before(const TokenWords& tokens, const SpeechLexicon& lexicon, std::uint32_t last,
                                             std::uint32_t limit) {
    const Upos tag = tokens.upos(last);
    const bool fits = tag == Upos::noun || tag == Upos::propn || tag == Upos::pron || tag == Upos::num ||
                      tag == Upos::x ||
                      ((tag == Upos::adj || tag == Upos::det) &&
                       (tokens.begins_big(last) || (last > limit && tokens.upos(last - 1) == Upos::det)));
    if (!fits) return std::nullopt;
    if (tag == Upos::pron && !lexicon.is(tokens.word(last), word_possessive)) {
        NounPhrase phrase{last, last + 1, last, last + 1};
        return phrase;
    }
    std::uint32_t begin = last;
    while (begin > limit && last - begin < longest_phrase) {
        const std::uint32_t before = begin - 1;
        const Upos upos = tokens.upos(before);
        if (starts_phrase(tokens, begin) &&
            (upos == Upos::noun || upos == Upos::propn || upos == Upos::adj || upos == Upos::num))
            break;
        if (inside(tokens, lexicon, before)) {
            begin = before;
            continue;
        }
        // "-led", "leaked": a participle in front of a noun
        const Token& token = tokens.token(before);
        if (upos == Upos::verb && token.morph.verb_form == Morph::VerbForm::part && before > limit &&
            (tokens.upos(before - 1) == Upos::det || tokens.upos(before - 1) == Upos::adj ||
             tokens.is_mark(before - 1, "-")) &&
            !starts_phrase(tokens, begin)) {
            begin = before;
            continue;
        }
        if (upos == Upos::adv && tokens.is_mark(begin, "-") && before > limit) {
            begin = before;
            continue;
        }
        if (upos == Upos::adp && before > limit) {
            const bool of = lexicon.is(tokens.word(before), word_of);
            if (tokens.is_noun(before - 1) && (of || names_source(tokens, lexicon, before - 1))) {
                begin = before - 1;
                continue;
            }
            // "the two of them", "one of the sources"
            if (of && (tokens.upos(before - 1) == Upos::num || lexicon.is(tokens.word(before - 1), word_one_of))) {
                begin = before - 1;
                continue;
            }
            // "sources familiar with the talks"
            if (before > limit + 1 && (tokens.upos(before - 1) == Upos::adj || tokens.upos(before - 1) == Upos::verb) &&
                lexicon.is(tokens.word(before - 1), word_familiar) && tokens.is_noun(before - 2)) {
                begin = before - 2;
                continue;
            }
        }
        if (upos == Upos::cconj && before > limit && tokens.is_noun(before - 1) &&
            lexicon.is(tokens.word(before), word_and)) {
            begin = before - 1;
            continue;
        }
        break;
    }
    // A mark or conjunction left over in front is no part of it.
    while (begin < last && tokens.upos(begin) == Upos::punct) ++begin;
    NounPhrase phrase{begin, last + 1, last, last + 1};
    find_head(tokens, phrase);
    return phrase;
}

std::optional<NounPhrase> noun_phrase_after(const TokenWords& tokens, const SpeechLexicon& lexicon, std::uint32_t first,
                                            std::uint32_t limit) {
    std::uint32_t i = first;
    bool noun = false;
    while (i < limit && i - first < longest_phrase) {
        const Upos upos = tokens.upos(i);
        if (upos == Upos::pron && !lexicon.is(tokens.word(i), word_possessive)) {
            if (i == first) {
                ++i;
                noun = true;
            }
            break;
        }
        if (noun && starts_phrase(tokens, i)) break;
        if (noun && upos == Upos::adj && lexicon.is(tokens.word(i), word_familiar) && i + 2 < limit &&
            tokens.upos(i + 1) == Upos::adp) {
            i += 2;
            noun = false;
            continue;
        }
        if (inside(tokens, lexicon, i)) {
            noun = noun || upos == Upos::noun || upos == Upos::propn || upos == Upos::num;
            ++i;
            continue;
        }
        if (upos == Upos::verb && !noun && tokens.token(i).morph.verb_form == Morph::VerbForm::part) {
            ++i;
            continue;
        }
        if (upos == Upos::adv && !noun && i + 1 < limit &&
            (tokens.upos(i + 1) == Upos::adj || tokens.is_mark(i + 1, "-"))) {
            ++i;
            continue;
        }
        if (noun && upos == Upos::adp && i + 1 < limit && inside(tokens, lexicon, i + 1)) {
            const bool of = lexicon.is(tokens.word(i), word_of);
            const bool source = names_source(tokens, lexicon, i - 1) && !lexicon.is(tokens.word(i), word_by);
            if (of || source) {
                ++i;
                noun = false;
                continue;
            }
        }
        if (noun && upos == Upos::cconj && lexicon.is(tokens.word(i), word_and) && i + 1 < limit &&
            inside(tokens, lexicon, i + 1) && tokens.upos(i + 1) != Upos::pron) {
            // "reported by the press and Ferrimar rushed to say": the second has a verb of its own.
            std::uint32_t after = i + 1;
            while (after < limit && inside(tokens, lexicon, after)) ++after;
            if (after < limit && (tokens.upos(after) == Upos::verb || tokens.upos(after) == Upos::aux)) break;
            ++i;
            noun = false;
            continue;
        }
        break;
    }
    while (i > first && !tokens.is_noun(i - 1) && tokens.upos(i - 1) != Upos::num && tokens.upos(i - 1) != Upos::pron &&
           tokens.upos(i - 1) != Upos::adj) {
        --i;
    }
    if (i == first) return std::nullopt;
    NounPhrase phrase{first, i, i - 1, i};
    find_head(tokens, phrase);
    return phrase;
}

}  // namespace waybill
