#include <algorithm>

#include "language/time_reader.h"

namespace waybill {
namespace {

// "since the generals seized power in February": how far the date may stand from its "since".
constexpr std::uint32_t clause_reach = 10;

}  // namespace

MaybeTime TimeParser::Reader::simple(std::uint32_t at) const {
    if (at >= atoms.size()) return std::nullopt;
    if (MaybeTime found = relative(at)) return found;
    if (MaybeTime found = calendar(at)) return found;
    if (is(at, TimeClass::the)) return calendar(at + 1);
    return std::nullopt;
}

// A plain time, or two that make one: "March to June 2022", "July and August".
MaybeTime TimeParser::Reader::range(std::uint32_t at) const {
    MaybeTime first = simple(at);
    if (!first || !first->stretch.from || !first->stretch.to) return first;
    std::uint32_t i = first->end;
    const bool dash = atoms.is_dash(i);
    const TimeClass joint = word(i).kind;
    const bool and_ = joint == TimeClass::and_;
    if (!dash && !and_ && joint != TimeClass::to && joint != TimeClass::until && joint != TimeClass::through)
        return first;
    i += dash ? 1 : word(i).length;
    while (is(i, TimeClass::in)) i += word(i).length;
    const MaybeTime second = simple(i);
    if (!second || !second->stretch.from || !second->stretch.to || !atoms.same_sentence(at, second->end)) return first;
    if (and_ && (first->stretch.grain != second->stretch.grain || !first->anchors || !second->anchors)) return first;
    if (dash && first->stretch.grain != second->stretch.grain) return first;
    Stretch a = first->stretch;
    const Stretch& b = second->stretch;
    // "from March to June 2022": the year stands only once.
    if (!a.year_given && b.year_given && a.grain != Grain::decade) {
        const int years = year_number(*b.from) - year_number(*a.from);
        const int unit = a.grain == Grain::month ? 12 : 1;
        if (a.grain == Grain::month || a.grain == Grain::season) {
            a = moved(a, years * unit);
            if (*a.from > *b.from) a = moved(a, -unit);
        } else if (a.grain == Grain::day) {
            const auto shift = [&](Day day, int by) { return add_months(day, 12 * by); };
            const int by = shift(*a.from, years) > *b.from ? years - 1 : years;
            a.from = shift(*a.from, by);
            a.to = shift(*a.to, by);
        }
    }
    if (*a.from > *b.to) return first;
    ParsedTime both{joined(a, b), second->end};
    both.stretch.grain = b.grain;
    both.stretch.year_given = a.year_given || b.year_given;
    return both;
}

MaybeTime TimeParser::Reader::modified(std::uint32_t at) const {
    const TimeWord lead = word(at);
    std::uint32_t i = at + lead.length;
    // A time or epoch behind the modifier, at once or at the end of its clause.
    const auto object = [&](bool clause) -> MaybeTime {
        std::uint32_t j = i;
        while (is(j, TimeClass::in) && j < i + 2) j += word(j).length;
        if (const auto epoch = lexicon.epoch_at(atoms, j); epoch && context.epochs[epoch->epoch]) {
            Stretch stretch = one_day(lexicon.epochs()[epoch->epoch].first);
            if (lead.kind == TimeClass::after) stretch.to = stretch.from;
            stretch.year_given = true;
            ParsedTime time{stretch, epoch->end, false};
            // "since the war began in February" says it twice.
            std::uint32_t k = epoch->end;
            if (is(k, TimeClass::in) || is(k, TimeClass::of)) {
                if (const MaybeTime again = simple(k + word(k).length)) {
                    if (again->stretch.from && again->stretch.to && *again->stretch.to >= *stretch.from)
                        time.end = again->end;
                }
            }
            return time;
        }
        if (MaybeTime time = range(j)) return time;
        if (!clause) return std::nullopt;
        for (std::uint32_t k = j; k < j + clause_reach && k + 1 < atoms.size(); ++k) {
            if (atoms.atoms[k].sentence_end) break;
            if (atoms.atoms[k].kind == Atom::Kind::mark && !atoms.is_dash(k)) break;
            if (!is(k, TimeClass::in) && !is(k, TimeClass::of)) continue;
            MaybeTime time = range(k + word(k).length);
            if (time && time->anchors) return time;
        }
        return std::nullopt;
    };
    switch (lead.kind) {
        case TimeClass::since: {
            MaybeTime time = object(true);
            if (!time || !time->stretch.from || !context.published) return std::nullopt;
            time->stretch.to = *time->stretch.from > *context.published ? std::nullopt : context.published;
            time->anchors = false;
            return time;
        }
        case TimeClass::by:
        case TimeClass::as_of:
        case TimeClass::until: {
            MaybeTime time = object(false);
            if (!time || !time->stretch.to) return std::nullopt;
            // "by Friday afternoon": a day, not a limit, once it is over.
            if (lead.kind == TimeClass::by && time->stretch.grain == Grain::day && context.past &&
                !time->stretch.year_given && word(i).kind == TimeClass::weekday) {
                return time;
            }
            // "did not arrive until 2016" arrived then.
            if (lead.kind == TimeClass::until && context.past) {
                for (std::uint32_t k = at; k > 0 && at - k < clause_reach && !atoms.atoms[k - 1].sentence_end; --k) {
                    if (is(k - 1, TimeClass::not_)) return time;
                }
            }
            // "as of September" says nothing of the days to come.
            const bool reached = context.published && time->stretch.from && *time->stretch.from <= *context.published;
            if (lead.kind == TimeClass::as_of && reached)
                time->stretch.to = std::min(*time->stretch.to, *context.published);
            time->stretch.from = std::nullopt;
            time->anchors = false;
            return time;
        }
        case TimeClass::through: {
            // "continues through 2016": the whole of it, whatever the day of writing.
            MaybeTime time = range(i);
            if (time) time->anchors = false;
            return time;
        }
        case TimeClass::before: {
            MaybeTime time = object(true);
            if (!time || !time->stretch.from) return std::nullopt;
            time->stretch.to = add_days(*time->stretch.from, -1);
            time->stretch.from = std::nullopt;
            time->anchors = false;
            return time;
        }
        case TimeClass::after: {
            MaybeTime time = object(true);
            if (!time || !time->stretch.from) return std::nullopt;
            const bool ahead = context.published && *time->stretch.from > *context.published;
            time->stretch.to = ahead ? std::nullopt : context.published;
            time->anchors = false;
            return time;
        }
        case TimeClass::from: {
            MaybeTime time = range(i);
            if (!time || !time->stretch.from) return std::nullopt;
            // "from 2025" opens a stretch; "from last year" may be an origin and stays as it is.
            const bool ahead = context.published && *time->stretch.from > *context.published;
            const MaybeTime single = simple(i);
            if (ahead && single && single->end == time->end) {
                time->stretch.to = std::nullopt;
                time->anchors = false;
            }
            return time;
        }
        case TimeClass::between: {
            const MaybeTime time = range(i);
            const MaybeTime single = simple(i);
            if (!time || !single || time->end == single->end) {
                // Of different grains: "between March and 5 June".
                if (!single || !is(single->end, TimeClass::and_)) return std::nullopt;
                const MaybeTime second = simple(single->end + 1);
                if (!second || !single->stretch.from || !second->stretch.to ||
                    *single->stretch.from > *second->stretch.to)
                    return std::nullopt;
                return ParsedTime{joined(single->stretch, second->stretch), second->end};
            }
            return time;
        }
        default:
            return std::nullopt;
    }
}

}  // namespace waybill
