#include "language/attribution.h"

#include <algorithm>

#include "language/cue_reader.h"
#include "language/quotes.h"
#include "language/turns.h"

namespace waybill {
namespace {

// Fewer words in quotation marks are a way of speaking, not a speech.
constexpr std::size_t speech_words = 4;
// How many attributions around one are looked at for who carries it.
constexpr std::size_t nesting = 16;

std::size_t word_count(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t';
        if (!blank && !inside) ++words;
        inside = !blank;
    }
    return words;
}

std::vector<std::string> labels(const std::vector<Speaker>& speakers) {
    std::vector<std::string> chain;
    for (const Speaker& speaker : speakers) {
        if (speaker.known() && (chain.empty() || chain.back() != speaker.label)) chain.push_back(speaker.label);
    }
    return chain;
}

Span without_blanks(Span span, std::string_view text) {
    const auto blank = [&](std::uint32_t at) { return text[at] == ' ' || text[at] == '\n' || text[at] == '\t'; };
    while (span.begin < span.end && blank(span.begin)) ++span.begin;
    while (span.end > span.begin && blank(span.end - 1)) --span.end;
    return span;
}

/// What is said reaches to both ends of the quotations that it touches.
void widen_to_quotes(std::vector<SpeechDraft>& drafts, const std::vector<Quote>& quotes) {
    for (SpeechDraft& draft : drafts) {
        const auto first = std::lower_bound(quotes.begin(), quotes.end(), draft.content.begin,
                                            [](const Quote& quote, std::uint32_t at) { return quote.outer.end <= at; });
        for (auto quote = first; quote != quotes.end() && quote->outer.begin < draft.content.end; ++quote) {
            // A cue inside the quotation belongs to who is quoted.
            if (quote->inner.contains(draft.cue) || !quote->inner.overlaps(draft.content)) continue;
            draft.content.begin = std::min(draft.content.begin, quote->inner.begin);
            draft.content.end = std::max(draft.content.end, quote->inner.end);
        }
    }
}

bool holds(const SpeechDraft& outer, const SpeechDraft& inner) {
    return outer.content.contains(inner.cue) && outer.content.contains(inner.content) &&
           !(inner.content == outer.content && inner.whole);
}

}  // namespace

std::vector<Attribution> find_attributions(const TokenWords& tokens, std::string_view outlet,
                                           const SpeechLexicon& lexicon) {
    const Analysis& analysis = tokens.analysis;
    const std::vector<Quote> quotes = find_quotes(tokens.text);
    Speakers speakers(tokens, lexicon);
    CueReader reader(tokens, lexicon, outlet, speakers);
    std::vector<SpeechDraft> drafts;
    std::vector<std::size_t> first_of_sentence;
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
        first_of_sentence.push_back(drafts.size());
        reader.read(s, drafts);
    }
    first_of_sentence.push_back(drafts.size());
    widen_to_quotes(drafts, quotes);
    // "…, according to a document, X reports": the first stands inside what X reports.
    for (std::size_t s = 0; s + 1 < first_of_sentence.size(); ++s) {
        for (std::size_t a = first_of_sentence[s]; a < first_of_sentence[s + 1]; ++a) {
            for (std::size_t b = first_of_sentence[s]; b < first_of_sentence[s + 1] && drafts[a].whole; ++b) {
                if (a == b || drafts[b].whole || !drafts[b].content.contains(drafts[a].cue)) continue;
                drafts[a].content = drafts[b].content;
                drafts[a].whole = false;
                drafts[a].rank = drafts[b].rank + 1;
            }
        }
    }

    // Quotations that no cue reaches: the speaker of the cue nearest before them in the paragraph, or of the quotation
    // that they continue.
    std::vector<SpeechDraft> bare;
    std::size_t next_draft = 0;
    const SpeechDraft* before = nullptr;
    const SpeechDraft* quoted_before = nullptr;
    for (const Quote& quote : quotes) {
        if (word_count(quote.inner.of(tokens.text)) < speech_words) continue;
        while (next_draft < drafts.size() && drafts[next_draft].cue.begin < quote.inner.begin)
            before = &drafts[next_draft++];
        const auto reaches = [&](const SpeechDraft& draft) {
            return draft.content.contains(quote.inner) && !quote.inner.contains(draft.cue);
        };
        const SpeechDraft* own = nullptr;
        const std::size_t from = next_draft > 6 ? next_draft - 6 : 0;
        for (std::size_t i = from; i < drafts.size() && i < next_draft + 6; ++i) {
            if (reaches(drafts[i])) own = &drafts[i];
        }
        if (own != nullptr) {
            quoted_before = own;
            continue;
        }
        const std::int32_t sentence = analysis.sentence_at(quote.inner.begin);
        if (sentence < 0) continue;
        const std::uint32_t paragraph = analysis.sentences[static_cast<std::size_t>(sentence)].paragraph;
        const SpeechDraft* speaker = nullptr;
        if (quote.continues)
            speaker = quoted_before;
        else if (before != nullptr && analysis.sentences[before->sentence].paragraph == paragraph)
            speaker = before;
        else if (quoted_before != nullptr &&
                 quote.outer.begin == analysis.sentences[static_cast<std::size_t>(sentence)].span.begin &&
                 paragraph - analysis.sentences[quoted_before->sentence].paragraph <= 1) {
            speaker = quoted_before;
        }
        if (speaker == nullptr) continue;
        SpeechDraft draft;
        draft.content = quote.inner;
        draft.speakers = speaker->speakers;
        draft.sentence = static_cast<std::uint32_t>(sentence);
        bare.push_back(std::move(draft));
    }
    drafts.insert(drafts.end(), bare.begin(), bare.end());
    for (const Turn& turn : find_turns(tokens.text, analysis)) {
        SpeechDraft draft;
        draft.content = turn.content;
        draft.cue = turn.speaker;
        Speaker speaker;
        speaker.label = std::string(turn.speaker.of(tokens.text));
        speaker.span = turn.speaker;
        draft.speakers.push_back(std::move(speaker));
        draft.sentence = turn.sentence;
        drafts.push_back(std::move(draft));
    }

    // Outer before inner, so that a chain can be taken over from what holds it.
    std::vector<std::size_t> order(drafts.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (drafts[a].content.begin != drafts[b].content.begin)
            return drafts[a].content.begin < drafts[b].content.begin;
        if (drafts[a].content.end != drafts[b].content.end) return drafts[a].content.end > drafts[b].content.end;
        if (drafts[a].rank != drafts[b].rank) return drafts[a].rank < drafts[b].rank;
        return drafts[a].whole && !drafts[b].whole;
    });
    std::vector<Attribution> attributions;
    std::vector<std::size_t> open;  // positions in `order` whose content may hold what comes
    std::vector<std::vector<std::string>> chains(drafts.size());
    std::size_t quote = 0;
    for (const std::size_t index : order) {
        const SpeechDraft& draft = drafts[index];
        while (!open.empty() && drafts[open.back()].content.end <= draft.content.begin) open.pop_back();
        std::vector<std::string> chain = labels(draft.speakers);
        const std::size_t deepest = open.size() > nesting ? open.size() - nesting : 0;
        for (std::size_t i = open.size(); i-- > deepest;) {
            if (!draft.cue.empty() && holds(drafts[open[i]], draft)) {
                std::vector<std::string> outer = chains[open[i]];
                for (const std::string& label : chain) {
                    if (std::find(outer.begin(), outer.end(), label) == outer.end()) outer.push_back(label);
                }
                chain = std::move(outer);
                break;
            }
        }
        chains[index] = chain;
        open.push_back(index);
        while (quote < quotes.size() && quotes[quote].outer.end <= draft.content.begin) ++quote;
        Attribution attribution;
        attribution.content = without_blanks(draft.content, tokens.text);
        attribution.source = draft.speakers.empty() ? Span{} : draft.speakers.back().span;
        attribution.cue = draft.cue;
        attribution.chain = std::move(chain);
        attribution.kind = draft.kind;
        for (std::size_t q = quote; q < quotes.size() && quotes[q].outer.begin <= draft.content.begin; ++q) {
            attribution.quoted = attribution.quoted || quotes[q].outer.contains(draft.content);
        }
        attributions.push_back(std::move(attribution));
    }
    return attributions;
}

}  // namespace waybill
