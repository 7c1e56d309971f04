#include <algorithm>

#include "language/cue_reader.h"

namespace waybill {
namespace {

// How far "that" may stand from its verb: "told a news conference in London on Tuesday that".
constexpr std::uint32_t clause_reach = 16;

}  // namespace

bool CueReader::is_finite(std::uint32_t at) const {
    const Upos upos = tokens_.upos(at);
    if (upos != Upos::verb && upos != Upos::aux) return false;
    const Morph::VerbForm form = tokens_.token(at).morph.verb_form;
    return form == Morph::VerbForm::fin || (form == Morph::VerbForm::unset && upos == Upos::aux);
}

bool CueReader::finite_between(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
        if (is_finite(i)) return true;
    }
    return false;
}

bool CueReader::is_cue(std::uint32_t at) const {
    const SpeechVerb* verb = lexicon_.verb(tokens_.word(at));
    if (verb == nullptr) return false;
    const Upos upos = tokens_.upos(at);
    if (upos == Upos::verb) return true;
    // Taggers stumble over "X denies" and "a paper there reports."; the form alone tells them.
    const bool behind_noun = at > begin_ && (tokens_.is_noun(at - 1) || tokens_.upos(at - 1) == Upos::pron ||
                                             tokens_.upos(at - 1) == Upos::adv);
    const bool closes = at + 1 >= end_ || (at + 2 < end_ && lexicon_.is(tokens_.word(at + 1), word_that) &&
                                           tokens_.upos(at + 1) == Upos::sconj);
    return behind_noun && (upos == Upos::noun || upos == Upos::propn || upos == Upos::adj) &&
           (!verb->also_noun || (closes && tokens_.form(at).ends_with('s')));
}

bool CueReader::is_quote_mark(std::uint32_t at) const {
    if (at >= tokens_.size()) return false;
    const std::string_view form = tokens_.form(at);
    return form == "\"" || form == "``" || form == "''" || form == "\u201C" || form == "\u201D" || form == "\u201E" ||
           form == "\u00AB" || form == "\u00BB";
}

bool CueReader::is_break(std::uint32_t at) const {
    return tokens_.is_mark(at, ",") || tokens_.is_mark(at, ":") || tokens_.is_mark(at, ";") ||
           tokens_.is_mark(at, "\u2014") || tokens_.is_mark(at, "\u2013") || tokens_.is_mark(at, "--") ||
           tokens_.is_mark(at, "-") || tokens_.is_mark(at, "?") || tokens_.is_mark(at, "!") || is_quote_mark(at);
}

/// The token at which a clause opened by "that" begins, behind the cue.
std::optional<std::uint32_t> CueReader::clause_after(std::uint32_t cue) const {
    for (std::uint32_t i = cue + 1; i < end_ && i <= cue + clause_reach; ++i) {
        if (lexicon_.is(tokens_.word(i), word_that) && i + 1 < end_ && tokens_.upos(i) != Upos::det) {
            const Upos next = tokens_.upos(i + 1);
            // "reporters that" is no relative clause only if something can be its subject.
            if (next != Upos::verb && next != Upos::aux && next != Upos::punct) return i + 1;
            if (tokens_.upos(i) == Upos::sconj || is_quote_mark(i + 1) || tokens_.is_mark(i + 1, ",")) return i + 1;
        }
        if (is_finite(i) || tokens_.is_mark(i, ":") || tokens_.is_mark(i, ";") || is_quote_mark(i)) break;
    }
    return std::nullopt;
}

/// Where what is said ends: at the end of the sentence, or where another cue of
/// the same speaker, or a contrast with a cue of its own, takes over.
std::uint32_t CueReader::clause_end(std::uint32_t from) const {
    for (std::uint32_t i = from; i < end_; ++i) {
        if (tokens_.is_mark(i, ";")) return i;
        const bool comma = tokens_.is_mark(i, ",");
        const bool conjunction = tokens_.upos(i) == Upos::cconj;
        if (!comma && !conjunction) continue;
        std::uint32_t next = i + 1;
        const bool contrast = comma && next < end_ && lexicon_.is(tokens_.word(next), word_but);
        if (contrast) ++next;
        while (next < end_ && (tokens_.upos(next) == Upos::adv || tokens_.upos(next) == Upos::aux)) ++next;
        // ", adding that", "and said that"
        if (next < end_ && is_cue(next) && next > from + 1) {
            const bool gerund = tokens_.form(next).ends_with("ing") || tokens_.form(next).ends_with("ING");
            if ((conjunction || contrast || gerund) && (lexicon_.verb(tokens_.word(next))->takes & takes_that) != 0)
                return i;
        }
        // ", but Kyiv said"
        if (contrast) {
            if (const auto subject = noun_phrase_after(tokens_, lexicon_, next, end_)) {
                std::uint32_t cue = subject->end;
                while (cue < end_ && (tokens_.upos(cue) == Upos::adv || tokens_.upos(cue) == Upos::aux)) ++cue;
                if (cue < end_ && is_cue(cue)) return i;
            }
        }
    }
    return end_;
}

/// The first token of a word that calls something untrue, or the sentence's end.
std::uint32_t CueReader::denial_after(std::uint32_t from) const {
    for (std::uint32_t i = from; i < end_ && i < from + clause_reach; ++i) {
        if (lexicon_.denials().begins(tokens_.word(i)) &&
            lexicon_.denials().longest(i, end_, [&](std::uint32_t t) { return tokens_.word(t); })) {
            return i;
        }
    }
    return end_;
}

/// What stands in front of "…, X said": from the sentence's beginning to `boundary`.
std::optional<CueReader::Content> CueReader::before(std::uint32_t cue, std::uint32_t boundary) {
    if (boundary <= begin_ || !is_break(boundary - 1)) return std::nullopt;
    std::uint32_t end = boundary - 1;
    while (end > begin_ && is_break(end - 1)) --end;
    if (end <= begin_) return std::nullopt;
    // "In return, Blinken said, Moscow was …": the sentence goes on behind the cue.
    std::uint32_t after = cue + 1;
    while (after < end_ && !is_break(after) && !is_finite(after)) ++after;
    if (after < end_ && is_break(after) && after + 2 < end_) {
        std::uint32_t rest = after + 1;
        while (rest < end_ && is_break(rest)) ++rest;
        // An apposition or a participle behind the cue is no part of what is said.
        const bool clause = finite_between(rest, end_) && !(tokens_.upos(rest) == Upos::verb && !is_finite(rest));
        if ((clause || tokens_.upos(rest) == Upos::cconj) && !lexicon_.is(tokens_.word(rest), word_relative))
            return Content{begin_, end_, true};
        if (is_quote_mark(after) || is_quote_mark(after + 1)) return Content{begin_, end_, true};
    }
    return Content{begin_, end, false};
}

std::optional<CueReader::Content> CueReader::content(std::uint32_t cue, const SpeechVerb& verb, const Source& source,
                                                     bool inverted) {
    std::uint32_t behind = inverted ? std::max(cue + 1, source.end) : cue + 1;
    // "said on Monday it would"
    while (!inverted && behind + 1 < end_ &&
           (tokens_.is_time(behind) || (tokens_.upos(behind) == Upos::adp && tokens_.is_time(behind + 1))))
        ++behind;
    const std::uint32_t front = inverted ? cue : std::min(cue, source.begin);
    const bool takes_clause = (verb.takes & (takes_that | takes_quote)) != 0;
    const bool closed = front > begin_ && is_break(front - 1);
    // "…, as the Kremlin announced"
    if (takes_clause && front > begin_ && lexicon_.is(tokens_.word(front - 1), word_as) &&
        tokens_.upos(front - 1) != Upos::adv && !clause_after(cue)) {
        return Content{begin_, end_, true};
    }
    if ((verb.takes & takes_that) != 0) {
        if (const auto clause = clause_after(inverted ? behind - 1 : cue))
            return Content{*clause, clause_end(*clause), false};
    }
    if ((verb.takes & takes_from) != 0 && behind < end_ && lexicon_.is(tokens_.word(behind), word_by)) {
        // "has learned from a source who was there that"
        for (std::uint32_t i = behind + 1; i + 1 < end_; ++i) {
            const bool opens = lexicon_.is(tokens_.word(i), word_that) && tokens_.upos(i) != Upos::det &&
                               tokens_.upos(i + 1) != Upos::verb && tokens_.upos(i + 1) != Upos::aux;
            if (opens) return Content{i + 1, clause_end(i + 1), false};
        }
        return std::nullopt;
    }
    if ((verb.takes & takes_figure) != 0) {
        // "put the number at 200", "had put it otherwise: …"
        for (std::uint32_t i = behind; i < end_ && i < behind + 26; ++i) {
            if (tokens_.is_mark(i, ":") && i + 1 < end_)
                return tokens_.upos(behind) == Upos::pron ? std::optional<Content>(Content{i + 1, end_, false})
                                                          : std::nullopt;
            const bool figure = i + 1 < end_ && lexicon_.is(tokens_.word(i), word_at) &&
                                (tokens_.upos(i + 1) == Upos::num || tokens_.upos(i + 1) == Upos::pron ||
                                 tokens_.upos(i + 1) == Upos::det || tokens_.upos(i + 1) == Upos::sym ||
                                 tokens_.upos(i + 1) == Upos::adj || tokens_.upos(i + 1) == Upos::noun ||
                                 tokens_.upos(i + 1) == Upos::adv || tokens_.upos(i + 1) == Upos::adp);
            const char c = i + 1 < end_ ? tokens_.text[tokens_.token(i + 1).span.begin] : 'a';
            const bool written = figure && ((c >= '0' && c <= '9') || c == '$' || tokens_.upos(i + 1) == Upos::num ||
                                            tokens_.upos(i + 1) == Upos::sym || static_cast<unsigned char>(c) >= 0xC2 ||
                                            (i + 2 < end_ && tokens_.upos(i + 2) == Upos::num) ||
                                            (i + 3 < end_ && tokens_.upos(i + 3) == Upos::num));
            if (written) return Content{behind, clause_end(behind), false};
        }
        return std::nullopt;
    }
    if ((verb.takes & takes_topic) != 0) {
        // The one that was told comes first: "told the House of Commons of a deal".
        std::uint32_t from = behind;
        if (const auto addressee = noun_phrase_after(tokens_, lexicon_, behind, end_)) from = addressee->end;
        for (std::uint32_t i = from; i < end_ && i < from + 4 && !is_finite(i) && !is_break(i); ++i) {
            if (lexicon_.is(tokens_.word(i), word_topic) && tokens_.upos(i) == Upos::adp && i + 1 < end_)
                return Content{i + 1, clause_end(i + 1), false};
        }
    }
    if (takes_clause) {
        std::uint32_t next = behind;
        while (next < end_ && next < behind + 12 && !is_break(next) && !is_finite(next)) ++next;
        if (next < end_ && (is_quote_mark(next) || tokens_.is_mark(next, ":"))) {
            // A quotation behind the cue; not the second half of a split one.
            const bool split = closed && finite_between(begin_, front);
            if (split && is_quote_mark(next)) return Content{begin_, end_, true};
            if (!(is_quote_mark(next) && next > behind + 8)) {
                const std::uint32_t from = is_quote_mark(next) ? (next == behind ? next : behind) : next + 1;
                if (from < end_) return Content{from, clause_end(from), false};
            }
        }
    }
    if (takes_clause && closed) {
        // "…, X said." unless a clause of its own follows at once.
        const Upos follower = behind < end_ ? tokens_.upos(behind) : Upos::punct;
        const bool subject_like = follower == Upos::pron || follower == Upos::det || follower == Upos::noun ||
                                  follower == Upos::propn || follower == Upos::adj;
        std::uint32_t stop = behind;
        while (stop < end_ && !is_break(stop)) ++stop;
        const bool clause_follows = !inverted && subject_like && finite_between(behind, stop);
        const bool thing_follows = !inverted && subject_like && (verb.takes & takes_thing) != 0 &&
                                   !finite_between(begin_, front - 1) && !is_quote_mark(front - 1);
        const bool clause_precedes = finite_between(begin_, front - 1);
        if (!thing_follows && (!clause_follows || (clause_precedes && follower == Upos::adp))) {
            if (const auto found = before(cue, front)) return found;
        }
    }
    if (behind < end_ && (verb.takes & takes_gerund) != 0) {
        const Morph::VerbForm form = tokens_.token(behind).morph.verb_form;
        if (tokens_.upos(behind) == Upos::verb &&
            (form == Morph::VerbForm::ger || tokens_.form(behind).ends_with("ing"))) {
            return Content{behind, clause_end(behind), false};
        }
    }
    if (behind + 1 < end_ && (verb.takes & takes_infinitive) != 0 && tokens_.upos(behind) == Upos::part &&
        tokens_.upos(behind + 1) != Upos::punct) {
        return Content{behind, clause_end(behind), false};
    }
    if ((verb.takes & takes_that) != 0 && behind < end_ && tokens_.upos(behind) != Upos::punct && !inverted) {
        const std::uint32_t end = clause_end(behind);
        bool clause = finite_between(behind, end) && tokens_.upos(behind) != Upos::sconj;
        if (clause && ((verb.takes & takes_quote) == 0 || (verb.takes & takes_thing) != 0)) {
            // "concluded a contract which was …" reports nothing: the subject must have its verb at once.
            const auto subject = noun_phrase_after(tokens_, lexicon_, behind, end);
            std::uint32_t next = subject ? subject->end : behind;
            while (next < end && tokens_.upos(next) == Upos::adv) ++next;
            clause = subject ? next < end && is_finite(next) : tokens_.upos(behind) == Upos::pron;
        }
        if (clause) return Content{behind, end, false};
    }
    if ((verb.takes & (takes_thing | takes_gerund)) != 0 && behind < end_) {
        const Upos next = tokens_.upos(behind);
        if (next == Upos::det || next == Upos::noun || next == Upos::propn || next == Upos::adj || next == Upos::num ||
            next == Upos::verb ||
            (next == Upos::pron && lexicon_.is(tokens_.word(behind), word_possessive | word_that)) ||
            is_quote_mark(behind)) {
            return Content{behind, clause_end(behind), false};
        }
    }
    if (takes_clause && front > begin_) return before(cue, front);
    return std::nullopt;
}

}  // namespace waybill
