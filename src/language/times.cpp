#include "language/times.h"

#include <algorithm>

namespace waybill {
namespace {

std::vector<bool> possible_epochs(std::string_view text, const std::optional<Day>& published,
                                  const TimeLexicon& lexicon) {
    std::vector<bool> possible;
    for (const Epoch& epoch : lexicon.epochs()) {
        bool fits = epoch.needs.empty();
        if (epoch.since)
            fits = fits && published && *published >= *epoch.since;
        else
            fits = fits && (!published || *published >= epoch.first);
        if (!epoch.needs.empty()) {
            fits = (!epoch.since || (published && *published >= *epoch.since)) &&
                   std::any_of(epoch.needs.begin(), epoch.needs.end(),
                               [&](const std::string& need) { return text.find(need) != std::string_view::npos; });
        }
        if (epoch.until) fits = fits && published && *published <= *epoch.until;
        possible.push_back(fits);
    }
    return possible;
}

// A sentence without a small letter: wire text.
bool is_capitals(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string iso_or_empty(const std::optional<Day>& day) {
    return day ? iso(*day) : std::string();
}

// Years beyond the calendar of ISO dates come from odd figures.
bool in_calendar(const std::optional<Day>& day) {
    return !day || (day->ok() && static_cast<int>(day->year()) >= 1000 && static_cast<int>(day->year()) <= 9999);
}

}  // namespace

namespace {

/// Whether a word such as "expected" speaks of what was awaited then: "was expected", "had been due".
bool looks_back(const Analysis& analysis, std::uint32_t token) {
    constexpr std::uint32_t reach = 4;
    for (std::uint32_t t = token; t > 0 && token - t < reach; --t) {
        const Token& before = analysis.tokens[t - 1];
        if (before.upos == Upos::punct) return false;
        if (before.upos == Upos::aux) return before.morph.tense == Morph::Tense::past;
    }
    return false;
}

}  // namespace

std::vector<TimeMention> find_times(const AtomView& atoms, const std::optional<Day>& published, const TenseView& tenses,
                                    const TimeParser& parser, const NumberParser& numbers, std::vector<bool>& taken) {
    std::vector<TimeMention> mentions;
    TimeContext context;
    context.published = published;
    context.epochs = possible_epochs(atoms.text, published, parser.lexicon());
    const Analysis& analysis = atoms.analysis;
    std::size_t sentence = 0;
    std::size_t known_sentence = analysis.sentences.size();
    std::uint32_t paragraph = 0;
    std::uint32_t anchor_paragraph = 0;
    std::uint32_t future_until = 0;  // a word like "will" colours the rest of its sentence
    std::int32_t awaited = -1;       // the token of a word like "expected" that says what is awaited now
    for (std::uint32_t i = 0; i < atoms.size();) {
        while (sentence + 1 < analysis.sentences.size() &&
               analysis.sentences[sentence].span.end <= atoms.atoms[i].span.begin)
            ++sentence;
        if (sentence != known_sentence) {
            known_sentence = sentence;
            paragraph = analysis.sentences[sentence].paragraph;
            context.capitals = is_capitals(analysis.sentences[sentence].span.of(atoms.text));
            future_until = 0;
        }
        if (taken[i]) {
            ++i;
            continue;
        }
        if (!atoms.is_digits(i) && atoms.word(i) == Vocabulary::unknown) {
            ++i;
            continue;
        }
        const std::uint32_t token = atoms.atoms[i].token;
        context.future = context.past = false;
        if (token < tenses.direction.size() && tenses.direction[token] != 0) {
            context.future = tenses.direction[token] > 0 || tenses.predicate[token] == awaited;
            context.past = !context.future;
        } else {
            context.future = i < future_until;
        }
        context.anchor_near = context.anchor && anchor_paragraph == paragraph;
        const auto time = parser.parse(atoms, i, context, numbers);
        if (!time || !in_calendar(time->stretch.from) || !in_calendar(time->stretch.to)) {
            if (parser.lexicon().at(atoms, i).kind == TimeClass::future) {
                if (!looks_back(analysis, token)) awaited = static_cast<std::int32_t>(token);
                future_until = std::max(future_until, i + 1);  // each atom is passed once
                while (future_until < atoms.size() && !atoms.atoms[future_until - 1].sentence_end) ++future_until;
            }
            ++i;
            continue;
        }
        Stretch stretch = time->stretch;
        // What has been cannot reach beyond today; what is to fill a year that has just begun can.
        if (published && !context.future && stretch.grain != Grain::day && stretch.from && stretch.to &&
            time->anchors && *stretch.from <= *published && *published < *stretch.to &&
            (stretch.grain != Grain::year || context.past || *published >= add_days(*stretch.from, 14))) {
            stretch.to = published;
        }
        mentions.push_back({atoms.span(i, time->end), iso_or_empty(stretch.from), iso_or_empty(stretch.to)});
        std::fill(taken.begin() + i, taken.begin() + time->end, true);
        if (time->anchors && time->stretch.from && time->stretch.to) {
            context.anchor = time->stretch;
            anchor_paragraph = paragraph;
        }
        i = time->end;
    }
    return mentions;
}

}  // namespace waybill
