#include <algorithm>

#include "base/utf8.h"
#include "language/cue_reader.h"

namespace waybill {
namespace {

constexpr std::uint32_t apposition_reach = 24;

}  // namespace

bool CueReader::own_outlet(const Speaker& speaker) const {
    if (outlet_.empty() || speaker.label.empty()) return false;
    const std::string own = fold(outlet_);
    const std::string other = fold(speaker.label);
    if (own == other) return true;
    // "MPA" for the Meridian Press Agency
    std::string initials;
    for (std::size_t i = 0; i < own.size(); ++i) {
        if (own[i] != ' ' && (i == 0 || own[i - 1] == ' ')) initials.push_back(own[i]);
    }
    return initials.size() > 1 && initials == other;
}

/// A source with whoever carries it: "a document seen by the Post", "a report by experts".
CueReader::Source CueReader::source_of(const NounPhrase& phrase) {
    Source source;
    source.begin = phrase.begin;
    source.end = phrase.end;
    Speaker own = speakers_.of(phrase, begin_, end_);
    const SourceClass kind = lexicon_.source(tokens_.word(phrase.head));
    // Inside the phrase or right behind it: "a paper in the Washington Post", "a report published on Sunday by …".
    const auto outlet_in = [&](std::uint32_t from, std::uint32_t to) -> std::optional<NounPhrase> {
        for (std::uint32_t i = from; i < to; ++i) {
            if (const auto outlet = speakers_.outlet_at(i, end_); outlet && !outlet->everyday)
                return NounPhrase{i, outlet->end, outlet->end - 1, outlet->end};
        }
        return std::nullopt;
    };
    std::optional<NounPhrase> behind;
    for (std::uint32_t i = phrase.end; i < end_ && i < phrase.end + 6; ++i) {
        if (tokens_.is_mark(i, ",") && i > phrase.end) break;
        if (is_finite(i) && i > phrase.end) break;
        if (tokens_.upos(i) == Upos::adp && lexicon_.is(tokens_.word(i), word_by) && i > phrase.end) {
            behind = noun_phrase_after(tokens_, lexicon_, i + 1, end_);
            break;
        }
    }
    if (kind == SourceClass::product) {
        // A report stands for who wrote or carried it.
        std::optional<NounPhrase> author;
        for (std::uint32_t i = phrase.core_end; i < phrase.end; ++i) {
            if (tokens_.upos(i) == Upos::adp && lexicon_.is(tokens_.word(i), word_by | word_of)) {
                author = noun_phrase_after(tokens_, lexicon_, i + 1, phrase.end);
                break;
            }
        }
        if (!author) author = outlet_in(phrase.core_end, phrase.end);
        if (!author && behind) {
            author = behind;
            source.end = behind->end;
        }
        if (author) {
            const Speaker who = speakers_.of(*author, begin_, end_);
            if (who.known() && !own_outlet(who)) {
                source.speakers = {who};
                return source;
            }
        }
    } else if (kind == SourceClass::evidence) {
        std::optional<NounPhrase> outlet = outlet_in(phrase.core_end, phrase.end);
        if (!outlet && behind) outlet = behind;
        if (outlet) {
            const Speaker who = speakers_.of(*outlet, begin_, end_);
            if (who.known() && !own_outlet(who)) {
                if (outlet->begin >= phrase.end) source.end = outlet->end;
                source.speakers = {who};
            }
        }
    } else {
        // "An official quoted by Al Qahera News", "X, cited by Y,"
        std::uint32_t from = phrase.end;
        if (tokens_.is_mark(from, ",")) ++from;
        const auto match = lexicon_.phrases().longest(from, end_, [&](std::uint32_t i) { return tokens_.word(i); });
        if (match && static_cast<SourcePhrase>(match->payload) == SourcePhrase::carrier) {
            if (const auto outer = noun_phrase_after(tokens_, lexicon_, from + match->length, end_)) {
                const Speaker who = speakers_.of(*outer, begin_, end_);
                if (who.known() && !own_outlet(who) &&
                    (who.kind == SourceClass::media || from == phrase.end || who.kind == SourceClass::none)) {
                    source.speakers = {who};
                    source.end = outer->end;
                }
            }
        }
    }
    source.speakers.push_back(std::move(own));
    return source;
}

std::optional<CueReader::Source> CueReader::source_at(std::uint32_t first, std::uint32_t limit) {
    const auto phrase = noun_phrase_after(tokens_, lexicon_, first, limit);
    if (!phrase) return std::nullopt;
    Source source = source_of(*phrase);
    if (!source.speakers.back().known()) return std::nullopt;
    return source;
}

/// "…", said X.
std::optional<CueReader::Source> CueReader::inverted(std::uint32_t cue) {
    std::uint32_t first = cue + 1;
    for (int hops = 0; hops < 2 && first < end_; ++hops) {
        while (first < end_ && tokens_.upos(first) == Upos::adv) ++first;
        if (tokens_.upos(first) != Upos::adp) break;
        const auto place = noun_phrase_after(tokens_, lexicon_, first + 1, end_);
        if (!place || place->end >= end_) return std::nullopt;
        // "declared in the parliament the minister": the phrase may run on into the subject.
        first = place->end;
    }
    auto source = source_at(first, end_);
    if (source && tokens_.upos(source->begin) == Upos::pron && lexicon_.is(tokens_.word(source->begin), word_that))
        return std::nullopt;
    return source;
}

std::optional<CueReader::Source> CueReader::subject(std::uint32_t cue, bool passive,
                                                    const std::vector<SpeechDraft>& drafts) {
    const auto shared = [&]() -> std::optional<Source> {
        // The speaker of the cue before it in the sentence.
        for (std::size_t i = drafts.size(); i-- > first_draft_;) {
            if (drafts[i].cue.begin < tokens_.token(cue).span.begin && !drafts[i].speakers.empty())
                return Source{drafts[i].speakers, cue, cue};
        }
        std::int32_t head = tokens_.token(cue).head;
        for (int steps = 0;
             head >= static_cast<std::int32_t>(begin_) && head < static_cast<std::int32_t>(end_) && steps < 3;
             ++steps) {
            for (std::uint32_t i = begin_; i < end_; ++i) {
                const Token& token = tokens_.token(i);
                if (token.head != head || (token.deprel != Deprel::nsubj && token.deprel != Deprel::nsubj_pass))
                    continue;
                if (auto phrase = noun_phrase_before(tokens_, lexicon_, i, begin_)) {
                    if (const auto whole = noun_phrase_after(tokens_, lexicon_, phrase->begin, end_);
                        whole && whole->end > phrase->end)
                        phrase = whole;
                    Source source = source_of(*phrase);
                    if (source.speakers.back().known()) return Source{source.speakers, cue, cue};
                }
            }
            head = tokens_.token(static_cast<std::uint32_t>(head)).head;
        }
        return std::nullopt;
    };
    if (cue == begin_) return std::nullopt;
    std::uint32_t at = cue - 1;
    bool auxiliary = false;
    while (at > begin_ && (tokens_.upos(at) == Upos::aux || tokens_.upos(at) == Upos::adv || tokens_.is_time(at) ||
                           (lexicon_.is(tokens_.word(at), word_both) && !tokens_.is_noun(at)) ||
                           (lexicon_.is(tokens_.word(at), word_have) && tokens_.upos(at) == Upos::verb) ||
                           (tokens_.upos(at) == Upos::part && lexicon_.is(tokens_.word(at), word_not)) ||
                           (passive && lexicon_.is(tokens_.word(at), word_be)))) {
        auxiliary = auxiliary || tokens_.upos(at) == Upos::aux;
        --at;
    }
    const bool gerund = !auxiliary && (tokens_.form(cue).ends_with("ing") || tokens_.form(cue).ends_with("ING"));
    if (tokens_.upos(at) == Upos::cconj || (gerund && tokens_.is_mark(at, ","))) return shared();
    if (lexicon_.is(tokens_.word(at), word_relative) && at > begin_) {
        std::uint32_t antecedent = at - 1;
        if (tokens_.is_mark(antecedent, ",") && antecedent > begin_) --antecedent;
        const auto phrase = noun_phrase_before(tokens_, lexicon_, antecedent, begin_);
        if (!phrase) return std::nullopt;
        return source_of(*phrase);
    }
    if (tokens_.is_mark(at, ",") || tokens_.is_mark(at, ")") || tokens_.is_mark(at, "\u2014") ||
        tokens_.is_mark(at, "\u2013")) {
        // "Nasser Kanaani, spokesman of the ministry, called": back over what stands between the commas.
        std::uint32_t open = at;
        while (open > begin_ && at - open < apposition_reach) {
            --open;
            const bool opens =
                tokens_.is_mark(at, ")") ? tokens_.is_mark(open, "(") : tokens_.is_mark(open, tokens_.form(at));
            if (opens && open > begin_) {
                const auto phrase = noun_phrase_before(tokens_, lexicon_, open - 1, begin_);
                if (!phrase) break;
                const bool starts =
                    phrase->begin == begin_ || is_break(phrase->begin - 1) || tokens_.is_time(phrase->begin - 1) ||
                    tokens_.upos(phrase->begin - 1) == Upos::cconj || tokens_.upos(phrase->begin - 1) == Upos::sconj ||
                    lexicon_.is(tokens_.word(phrase->begin - 1), word_relative | word_that);
                if (!starts) break;
                Source source = source_of(*phrase);
                source.end = at;
                // Some other clause stands between the commas when it has a finite verb and no relative word.
                const bool clause = finite_between(open + 1, at) &&
                                    !lexicon_.is(tokens_.word(open + 1), word_relative) &&
                                    tokens_.upos(open + 1) != Upos::verb && tokens_.upos(open + 1) != Upos::adp;
                if (!source.speakers.back().known() || clause) break;
                return source;
            }
        }
        return gerund ? shared() : std::nullopt;
    }
    if (auto phrase = noun_phrase_before(tokens_, lexicon_, at, begin_)) {
        // "An officer reached by telephone in Port Sudan denied": what hangs on a preposition is no subject.
        std::optional<NounPhrase> carried;
        for (int hops = 0; hops < 5 && phrase->begin > begin_ + 1; ++hops) {
            std::uint32_t left = phrase->begin - 1;
            const bool hangs = tokens_.upos(left) == Upos::adp && !lexicon_.is(tokens_.word(left), word_that);
            if (!hangs) break;
            if (lexicon_.is(tokens_.word(left), word_by)) carried = phrase;
            --left;
            while (left > begin_ && ((tokens_.upos(left) == Upos::verb && !is_finite(left)) ||
                                     tokens_.upos(left) == Upos::adv || tokens_.is_time(left) ||
                                     (tokens_.upos(left) == Upos::verb && tokens_.upos(left + 1) == Upos::adp &&
                                      tokens_.is_noun(left - 1)))) {
                --left;
            }
            const auto outer = noun_phrase_before(tokens_, lexicon_, left, begin_);
            if (!outer || !(tokens_.is_noun(outer->head) || tokens_.upos(outer->head) == Upos::pron)) break;
            phrase = outer;
        }
        Source source = source_of(*phrase);
        if (carried && source.speakers.size() == 1 &&
            lexicon_.source(tokens_.word(phrase->head)) == SourceClass::human) {
            const Speaker who = speakers_.of(*carried, begin_, end_);
            if (who.kind == SourceClass::media && !own_outlet(who))
                source.speakers.insert(source.speakers.begin(), who);
        }
        if (source.speakers.back().known()) return source;
        return std::nullopt;
    }
    // The tree's own subject, when it lies in front.
    for (std::uint32_t i = begin_; i < cue; ++i) {
        const Token& token = tokens_.token(i);
        if (token.head != static_cast<std::int32_t>(cue) ||
            (token.deprel != Deprel::nsubj && token.deprel != Deprel::nsubj_pass))
            continue;
        const auto phrase = noun_phrase_before(tokens_, lexicon_, i, begin_);
        if (!phrase) continue;
        Source source = source_of(*phrase);
        if (source.speakers.back().known()) return source;
    }
    return gerund ? shared() : std::nullopt;
}

/// The outlet that was told: "officials told Reuters".
std::optional<Speaker> CueReader::told(std::uint32_t cue) {
    std::uint32_t first = cue + 1;
    std::uint32_t named = first;
    if (lexicon_.is(tokens_.word(named), word_article)) ++named;
    while (named < first + 4 && named < end_) {
        if (const auto outlet = speakers_.outlet_at(named, end_)) {
            const Speaker who = speakers_.of({named, outlet->end, outlet->end - 1, outlet->end}, begin_, end_);
            if (own_outlet(who)) return std::nullopt;
            return who;
        }
        if (tokens_.upos(named) != Upos::adj && tokens_.upos(named) != Upos::noun && tokens_.upos(named) != Upos::propn)
            break;
        ++named;
    }
    const auto phrase = noun_phrase_after(tokens_, lexicon_, first, end_);
    if (!phrase) return std::nullopt;
    const bool media = lexicon_.source(tokens_.word(phrase->head)) == SourceClass::media;
    bool proper = tokens_.upos(phrase->head) == Upos::propn;
    for (std::uint32_t i = phrase->begin; i < phrase->core_end; ++i) proper = proper || tokens_.upos(i) == Upos::propn;
    const Speaker who = speakers_.of(*phrase, begin_, end_);
    if (!media || own_outlet(who)) return std::nullopt;
    if (proper || (who.known() && who.kind == SourceClass::media && !who.span.of(tokens_.text).empty())) return who;
    return std::nullopt;
}

/// Who carries the words: "in an interview with X", "quoted by X", "to the same agency".
std::optional<Speaker> CueReader::carrier(std::uint32_t from, std::uint32_t limit) {
    for (std::uint32_t i = from; i < limit; ++i) {
        if (lexicon_.is(tokens_.word(i), word_via) && i + 1 < limit && tokens_.upos(i) == Upos::adp) {
            std::uint32_t named = i + 1;
            if (lexicon_.is(tokens_.word(named), word_article)) ++named;
            if (const auto outlet = speakers_.outlet_at(named, end_)) {
                const Speaker who = speakers_.of({named, outlet->end, outlet->end - 1, outlet->end}, begin_, end_);
                if (!own_outlet(who)) return who;
            }
            if (const auto phrase = noun_phrase_after(tokens_, lexicon_, i + 1, limit)) {
                const Speaker who = speakers_.of(*phrase, begin_, end_);
                if (lexicon_.source(tokens_.word(phrase->head)) == SourceClass::media && who.known() &&
                    who.kind == SourceClass::media && !own_outlet(who))
                    return who;
            }
        }
        if (!lexicon_.phrases().begins(tokens_.word(i))) continue;
        const auto match = lexicon_.phrases().longest(i, limit, [&](std::uint32_t t) { return tokens_.word(t); });
        if (!match || static_cast<SourcePhrase>(match->payload) != SourcePhrase::carrier) continue;
        const auto phrase = noun_phrase_after(tokens_, lexicon_, i + match->length, end_);
        if (!phrase) continue;
        const Speaker who = speakers_.of(*phrase, begin_, end_);
        if (who.kind == SourceClass::media && who.known() && !own_outlet(who)) return who;
    }
    return std::nullopt;
}

bool CueReader::plausible(const Source& source) const {
    const Speaker& who = source.speakers.back();
    if (!who.known()) return false;
    if (who.person) return true;
    // What shows or believes something must be able to.
    if (who.kind != SourceClass::none) return true;
    if (source.begin == source.end) return true;
    for (std::uint32_t i = source.begin; i < source.end; ++i) {
        if (tokens_.upos(i) == Upos::propn || tokens_.upos(i) == Upos::pron || (i > begin_ && tokens_.begins_big(i)))
            return true;
        if (tokens_.upos(i) == Upos::adp) break;
    }
    return false;
}

}  // namespace waybill
