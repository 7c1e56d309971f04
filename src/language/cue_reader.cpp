#include "language/cue_reader.h"

#include <algorithm>

namespace waybill {

void CueReader::add(Source source, Content content, std::uint32_t cue, CueKind kind, std::vector<SpeechDraft>& drafts) {
    if (content.begin >= content.end || source.speakers.empty() || !source.speakers.back().known()) return;
    SpeechDraft draft;
    draft.content = tokens_.span(content.begin, content.end);
    draft.cue = tokens_.token(cue).span;
    draft.kind = kind;
    draft.sentence = sentence_;
    draft.whole = content.whole;
    for (const Speaker& speaker : source.speakers) speakers_.remember(speaker);
    draft.speakers = std::move(source.speakers);
    drafts.push_back(std::move(draft));
}

// "KIRBY: …", as transcripts and headlines have it.
void CueReader::speaker_line(std::vector<SpeechDraft>& drafts) {
    std::uint32_t colon = begin_;
    while (colon < end_ && colon < begin_ + 7 && !tokens_.is_mark(colon, ":")) ++colon;
    if (colon == begin_ || colon + 1 >= end_ || !tokens_.is_mark(colon, ":")) return;
    const auto phrase = noun_phrase_after(tokens_, lexicon_, begin_, colon);
    if (!phrase || phrase->end != colon || tokens_.upos(phrase->head) != Upos::propn) return;
    Source source = source_of(*phrase);
    if (!source.speakers.back().person) return;
    add(std::move(source), {colon + 1, end_, false}, colon, CueKind::assert_, drafts);
}

// "according to X", "citing X", "announced by X".
std::uint32_t CueReader::phrase(std::uint32_t at, std::vector<SpeechDraft>& drafts) {
    if (!lexicon_.phrases().begins(tokens_.word(at))) return at;
    const auto match = lexicon_.phrases().longest(at, end_, [&](std::uint32_t i) { return tokens_.word(i); });
    if (!match) return at;
    const std::uint32_t first = at + match->length;
    const auto kind = static_cast<SourcePhrase>(match->payload);
    if (kind == SourcePhrase::carrier) return at;
    const auto named = noun_phrase_after(tokens_, lexicon_, first, end_);
    if (!named) return at;
    const SourceClass head = lexicon_.source(tokens_.word(named->head));
    const bool noun_of_speech = lexicon_.noun(tokens_.word(named->head)) != nullptr;
    bool proper = false;
    for (std::uint32_t i = named->begin; i < named->end; ++i) proper = proper || tokens_.upos(i) == Upos::propn;
    const bool source_like = head != SourceClass::none || noun_of_speech || proper;
    if (kind == SourcePhrase::according) {
        // "according to plan" names nobody; "per month" neither.
        const bool bare = named->end == named->begin + 1;
        if (!source_like && (bare || match->length == 1)) return at;
        Source source = source_of(*named);
        const std::uint32_t end = source.end;
        add(std::move(source), {begin_, end_, true}, at, CueKind::assert_, drafts);
        return std::max(end, first) - 1;
    }
    if (!source_like) return at;
    if (kind == SourcePhrase::citing) {
        Source source = source_of(*named);
        if (!source.speakers.back().known()) return at;
        // Behind the speaker of the nearest cue; that may still be to come.
        for (std::size_t i = drafts.size(); i-- > first_draft_;) {
            for (const Speaker& speaker : source.speakers) drafts[i].speakers.push_back(speaker);
            for (const Speaker& speaker : source.speakers) speakers_.remember(speaker);
            return named->end - 1;
        }
        return at;
    }
    // passive: "As announced by X, …"
    if (at > begin_ && lexicon_.is(tokens_.word(at - 1), word_as)) {
        add(source_of(*named), {begin_, end_, true}, at, CueKind::assert_, drafts);
        return named->end - 1;
    }
    if (at > begin_ && tokens_.upos(at - 1) == Upos::cconj && drafts.size() > first_draft_ && drafts.back().whole) {
        // "As announced by X and confirmed by Y": both.
        const Source source = source_of(*named);
        Speaker& last = drafts.back().speakers.back();
        if (source.speakers.back().known()) last.label += "|" + source.speakers.back().label;
        return named->end - 1;
    }
    return at;
}

void CueReader::verb(std::uint32_t at, const SpeechVerb& verb, std::vector<SpeechDraft>& drafts) {
    const Token& token = tokens_.token(at);
    if (token.deprel == Deprel::amod && !(at > begin_ && tokens_.is_noun(at - 1) && tokens_.begins_big(at - 1))) return;
    // "to say", "may say", "did not say"
    std::uint32_t left = at;
    bool negated = false;
    bool passive = false;
    bool modal = false;
    while (left > begin_) {
        const std::uint32_t t = left - 1;
        const Upos upos = tokens_.upos(t);
        if (lexicon_.is(tokens_.word(t), word_not))
            negated = true;
        else if (lexicon_.is(tokens_.word(t), word_be) && (upos == Upos::aux || upos == Upos::verb))
            passive = true;
        else if (upos == Upos::aux)
            modal = modal || !lexicon_.is(tokens_.word(t), word_have);
        else if (upos != Upos::adv)
            break;
        --left;
    }
    const bool gerund = tokens_.form(at).ends_with("ing") || tokens_.form(at).ends_with("ING");
    if (gerund) passive = false;
    if (left > begin_ && tokens_.upos(left - 1) == Upos::part && !lexicon_.is(tokens_.word(left - 1), word_not) &&
        tokens_.form(left - 1).size() == 2 && verb.kind != CueKind::deny) {
        return;  // an infinitive: said by nobody yet
    }
    CueKind kind = verb.kind;
    if (negated) {
        if (kind != CueKind::deny) return;
        return;
    }
    if ((verb.takes & takes_report) != 0) {
        // "X quoted Y as saying …", "Y was quoted by X as saying …"
        std::uint32_t as = at + 1;
        while (as < end_ && as < at + 16 &&
               !(lexicon_.is(tokens_.word(as), word_as) && as + 1 < end_ && is_cue(as + 1)))
            ++as;
        if (as >= end_ || as >= at + 16) return;
        std::optional<Source> outer;
        std::optional<Source> inner;
        if (passive) {
            inner = subject(at, true, drafts);
            if (lexicon_.is(tokens_.word(at + 1), word_by)) outer = source_at(at + 2, as);
        } else {
            outer = subject(at, false, drafts);
            inner = source_at(at + 1, as);
        }
        if (!inner) return;
        Source both = *inner;
        if (outer && !own_outlet(outer->speakers.back()))
            both.speakers.insert(both.speakers.begin(), outer->speakers.begin(), outer->speakers.end());
        if (outer) both.begin = std::min(both.begin, outer->begin);
        const SpeechVerb& said = *lexicon_.verb(tokens_.word(as + 1));
        std::optional<Content> what;
        Source at_cue = both;
        at_cue.begin = std::min(both.begin, at);
        at_cue.end = as;
        what = content(as + 1, said, at_cue, false);
        if (what) add(std::move(both), *what, as + 1, said.kind, drafts);
        return;
    }
    std::optional<Source> source;
    bool turned = false;
    if (passive) {
        // "was told by X that", "was announced by X"
        std::uint32_t by = at + 1;
        while (by < end_ && by < at + 5 && !(lexicon_.is(tokens_.word(by), word_by) && tokens_.upos(by) == Upos::adp))
            ++by;
        if (by >= end_ || by >= at + 5) return;
        source = source_at(by + 1, end_);
        if (!source) return;
        const std::uint32_t end = source->end;
        if ((verb.takes & takes_that) != 0) {
            if (const auto clause = clause_after(end - 1)) {
                add(std::move(*source), {*clause, clause_end(*clause), false}, at, kind, drafts);
                return;
            }
        }
        if ((verb.takes & takes_thing) != 0 && kind != CueKind::deny)
            add(std::move(*source), {begin_, end_, true}, at, kind, drafts);
        return;
    }
    const bool after_break = at > begin_ && is_break(at - 1);
    if (after_break && !gerund && (verb.takes & takes_quote) != 0) {
        source = subject(at, false, drafts);
        if (!source || source->begin == source->end) {
            if (auto back = inverted(at)) {
                source = std::move(back);
                turned = true;
            }
        }
    } else {
        source = subject(at, false, drafts);
        if (!source && at == begin_ && !gerund) {
            source = inverted(at);
            turned = source.has_value();
        }
    }
    if (!source || !plausible(*source)) return;
    if (modal && (verb.takes & takes_quote) == 0) return;
    // "Bloomberg had Western officials saying that"
    if (gerund && source->begin > begin_ + 1 && lexicon_.is(tokens_.word(source->begin - 1), word_have)) {
        if (const auto phrase = noun_phrase_before(tokens_, lexicon_, source->begin - 2, begin_)) {
            const Source outer = source_of(*phrase);
            if (outer.speakers.back().known() && !own_outlet(outer.speakers.back())) {
                source->speakers.insert(source->speakers.begin(), outer.speakers.begin(), outer.speakers.end());
                source->begin = phrase->begin;
            }
        }
    }
    auto what = content(at, verb, *source, turned);
    const std::uint32_t denial = denial_after(at + 1);
    if ((verb.takes & takes_verdict) != 0) {
        // "called the report baseless"; "called it 'a gift'" tells a quotation only.
        if (denial < end_) {
            kind = CueKind::deny;
            what = Content{at + 1, end_, false};
        } else if (!what) {
            return;
        }
    }
    if (!what) return;
    // A state that announces a package acts; a person who does so says it.
    if (verb.kind == CueKind::assert_ && (verb.takes & takes_thing) != 0 && !source->speakers.back().person &&
        what->begin > at && source->speakers.back().kind != SourceClass::evidence && !is_quote_mark(at + 1) &&
        !finite_between(what->begin, what->end) && source->speakers.back().kind == SourceClass::none) {
        return;
    }
    if (modal && what->begin > at && (verb.takes & takes_thing) != 0 && !clause_after(at)) return;
    if ((verb.takes & takes_from) != 0 && at + 1 < end_ && lexicon_.is(tokens_.word(at + 1), word_by)) {
        if (const auto behind = source_at(at + 2, end_)) {
            if (own_outlet(source->speakers.back())) source->speakers.clear();
            source->speakers.insert(source->speakers.end(), behind->speakers.begin(), behind->speakers.end());
        }
    }
    // Who was told, or who carries it.
    if (source->speakers.size() == 1) {
        std::optional<Speaker> outer = turned ? std::nullopt : told(at);
        if (!outer) {
            const std::uint32_t from = turned ? source->end : at + 1;
            std::uint32_t limit = what->begin > at ? std::max(what->begin, from) : end_;
            limit = std::min(limit, from + 14);
            if (from < limit) outer = carrier(from, limit);
        }
        if (outer && outer->label != source->speakers.back().label)
            source->speakers.insert(source->speakers.begin(), *outer);
    }
    // "X, citing Y, said"
    for (std::uint32_t i = source->begin; i < at; ++i) {
        if (!lexicon_.phrases().begins(tokens_.word(i))) continue;
        const auto match = lexicon_.phrases().longest(i, at, [&](std::uint32_t t) { return tokens_.word(t); });
        if (!match || static_cast<SourcePhrase>(match->payload) != SourcePhrase::citing) continue;
        if (const auto behind = source_at(i + match->length, at)) {
            source->speakers.insert(source->speakers.end(), behind->speakers.begin(), behind->speakers.end());
        }
        break;
    }
    add(std::move(*source), *what, at, kind, drafts);
}

// "Washington's claim that", "allegations by Kyiv on the sale of".
void CueReader::noun(std::uint32_t at, CueKind kind, std::vector<SpeechDraft>& drafts) {
    if (tokens_.upos(at) != Upos::noun) return;
    const auto phrase = noun_phrase_before(tokens_, lexicon_, at, begin_);
    if (!phrase) return;
    std::optional<Source> source;
    std::uint32_t after = at + 1;
    for (std::uint32_t i = phrase->begin + 1; i < at; ++i) {
        const bool mark = tokens_.upos(i) == Upos::part && tokens_.form(i).ends_with('s');
        if (!mark) continue;
        const auto owner = noun_phrase_before(tokens_, lexicon_, i - 1, phrase->begin);
        if (owner && tokens_.is_noun(owner->head)) source = source_of(*owner);
    }
    // "the statement made in July by X, the adviser, that"
    if (!source && after < end_ && tokens_.upos(after) == Upos::verb && !is_finite(after)) {
        while (after < end_ && after < at + 6 && !lexicon_.is(tokens_.word(after), word_by)) ++after;
    }
    if (!source && after < end_ && tokens_.upos(after) == Upos::adp &&
        lexicon_.is(tokens_.word(after), word_by | word_of)) {
        const auto owner = noun_phrase_after(tokens_, lexicon_, after + 1, end_);
        if (!owner || (tokens_.upos(owner->head) != Upos::propn &&
                       lexicon_.source(tokens_.word(owner->head)) == SourceClass::none))
            return;
        source = source_of(*owner);
        after = owner->end;
    }
    if (!source || !source->speakers.back().known()) return;
    // "By Berlin's reckoning the price is …"
    if (phrase->begin > begin_ && tokens_.upos(phrase->begin - 1) == Upos::adp &&
        lexicon_.is(tokens_.word(phrase->begin - 1), word_by | word_at | word_about) && kind == CueKind::assert_ &&
        !(after < end_ && lexicon_.is(tokens_.word(after), word_that | word_about))) {
        add(std::move(*source), {begin_, end_, true}, at, kind, drafts);
        return;
    }
    if (after < end_ && tokens_.is_mark(after, ",")) {
        std::uint32_t close = after + 1;
        while (close < end_ && close < after + 12 && !tokens_.is_mark(close, ",")) ++close;
        if (close + 1 < end_ && tokens_.is_mark(close, ",") && lexicon_.is(tokens_.word(close + 1), word_that))
            after = close + 1;
    }
    if (after < end_ && (lexicon_.is(tokens_.word(after), word_be) || tokens_.upos(after) == Upos::aux)) ++after;
    if (after + 1 >= end_) return;
    const bool clause = lexicon_.is(tokens_.word(after), word_that) && tokens_.upos(after) != Upos::det;
    const bool topic = lexicon_.is(tokens_.word(after), word_about) && tokens_.upos(after) == Upos::adp;
    if (!clause && !topic) return;
    add(std::move(*source), {after + 1, clause_end(after + 1), false}, at, kind, drafts);
}

void CueReader::read(std::uint32_t sentence, std::vector<SpeechDraft>& drafts) {
    const Sentence& here = tokens_.analysis.sentences[sentence];
    sentence_ = sentence;
    begin_ = here.begin;
    full_end_ = end_ = here.end;
    first_draft_ = drafts.size();
    while (end_ > begin_ &&
           (tokens_.is_mark(end_ - 1, ".") || tokens_.is_mark(end_ - 1, "!") || tokens_.is_mark(end_ - 1, "?")))
        --end_;
    if (begin_ >= end_) return;
    // Overlong sentences are lists or tables; the cost of looking back stays bounded.
    if (end_ - begin_ > 400) return;
    speaker_line(drafts);
    for (std::uint32_t i = begin_; i < end_; ++i) {
        const WordId word = tokens_.word(i);
        if (word == Vocabulary::unknown) continue;
        const std::uint32_t after = phrase(i, drafts);
        if (after > i) {
            i = after;
            continue;
        }
        if (const SpeechVerb* found = lexicon_.verb(word); found != nullptr && is_cue(i))
            verb(i, *found, drafts);
        else if (const CueKind* kind = lexicon_.noun(word))
            noun(i, *kind, drafts);
    }
}

}  // namespace waybill
