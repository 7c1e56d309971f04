#include <algorithm>

#include "language/time_reader.h"

namespace waybill {
namespace {

// "a few weeks", "several months": the claim standard's three to nine, taken at its lower end.
constexpr int vague_count = 3;
constexpr int largest_count = 400;

Stretch with_year(Stretch stretch) {
    stretch.year_given = true;
    return stretch;
}

/// `count` units from `day`, as the day itself for short units, the month or the year for long ones.
Stretch stepped(Day day, TimeUnit unit, int count) {
    switch (unit) {
        case TimeUnit::hour:
            return one_day(day);
        case TimeUnit::day:
        case TimeUnit::night:
            return one_day(add_days(day, count));
        case TimeUnit::week:
        case TimeUnit::weekend:
            return one_day(add_days(day, 7 * count));
        case TimeUnit::fortnight:
            return one_day(add_days(day, 14 * count));
        case TimeUnit::month:
            return month_of(add_months(day, count));
        case TimeUnit::quarter:
            return month_of(add_months(day, 3 * count));
        case TimeUnit::year:
            return year_of(year_number(day) + count);
        case TimeUnit::decade:
            return year_of(year_number(day) + 10 * count);
        case TimeUnit::century:
            return year_of(year_number(day) + 100 * count);
    }
    return one_day(day);
}

/// The day `count` units away.
Day reached(Day day, TimeUnit unit, int count) {
    switch (unit) {
        case TimeUnit::hour:
            return day;
        case TimeUnit::day:
        case TimeUnit::night:
            return add_days(day, count);
        case TimeUnit::week:
        case TimeUnit::weekend:
            return add_days(day, 7 * count);
        case TimeUnit::fortnight:
            return add_days(day, 14 * count);
        case TimeUnit::month:
            return add_months(day, count);
        case TimeUnit::quarter:
            return add_months(day, 3 * count);
        case TimeUnit::year:
            return add_months(day, 12 * count);
        case TimeUnit::decade:
            return add_months(day, 120 * count);
        case TimeUnit::century:
            return add_months(day, 1200 * count);
    }
    return day;
}

/// The unit that holds `day`, moved by `steps`.
Stretch unit_of(Day day, TimeUnit unit, int steps) {
    switch (unit) {
        case TimeUnit::hour:
        case TimeUnit::night:
        case TimeUnit::day:
            return one_day(add_days(day, steps));
        case TimeUnit::fortnight:
        case TimeUnit::week:
            return moved(week_of(day), steps);
        case TimeUnit::weekend: {
            Stretch weekend = moved(week_of(day), steps);
            weekend.from = add_days(*weekend.from, 5);
            return weekend;
        }
        case TimeUnit::month:
            return moved(month_of(day), steps);
        case TimeUnit::quarter: {
            const Day moved_day = add_months(day, 3 * steps);
            return quarter_of(year_number(moved_day), static_cast<int>((month_number(moved_day) + 2) / 3));
        }
        case TimeUnit::year:
            return moved(year_of(year_number(day)), steps);
        case TimeUnit::decade:
            return decade_of(year_number(day) / 10 * 10 + 10 * steps);
        case TimeUnit::century:
            break;
    }
    return moved(year_of(year_number(day)), steps);
}

std::optional<TimePart> part_of_class(TimeClass kind) {
    switch (kind) {
        case TimeClass::early:
            return TimePart::early;
        case TimeClass::begin:
            return TimePart::begin;
        case TimeClass::mid:
            return TimePart::mid;
        case TimeClass::late:
            return TimePart::late;
        case TimeClass::end:
            return TimePart::end;
        default:
            return std::nullopt;
    }
}

}  // namespace

std::optional<TimeParser::Reader::Figure> TimeParser::Reader::count(std::uint32_t at) const {
    const TimeWord few = word(at);
    if (few.kind == TimeClass::few) return Figure{few.value, at + few.length};
    const auto number = numbers.parse(atoms, at);
    if (number && !number->scaled) {
        const double value = number->vague ? vague_count : number->low;
        if (value < 1 || value > largest_count || value != static_cast<int>(value)) return std::nullopt;
        return Figure{static_cast<int>(value), number->end};
    }
    const NumberWord word = numbers.word(atoms.word(at));
    if (word.kind == NumberClass::article) return Figure{1, at + 1};
    return std::nullopt;
}

// "last week", "this June", "next year", "that month", "the same spring".
MaybeTime TimeParser::Reader::pointed(std::uint32_t at, bool article) const {
    const TimeWord pointer = word(at);
    const bool last = pointer.kind == TimeClass::last || (pointer.kind == TimeClass::past && article);
    const bool next = pointer.kind == TimeClass::next || pointer.kind == TimeClass::coming;
    const bool same = pointer.kind == TimeClass::same;
    if (!last && !next && !same && pointer.kind != TimeClass::this_) return std::nullopt;
    const std::uint32_t i = at + pointer.length;
    const TimeWord what = word(i);
    const std::uint32_t end = i + what.length;
    const int steps = last ? -1 : next ? 1 : 0;

    if (same) {
        if (!context.anchor || !context.anchor->from) return std::nullopt;
        const Day anchor = *context.anchor->from;
        Stretch stretch;
        switch (what.kind) {
            case TimeClass::unit:
                stretch = unit_of(anchor, static_cast<TimeUnit>(what.value), 0);
                break;
            case TimeClass::month:
                if (!what.sure && !trusted(i, what)) return std::nullopt;
                stretch = month_of(
                    Day{anchor.year(), std::chrono::month{static_cast<unsigned>(what.value)}, std::chrono::day{1}});
                if (*stretch.to < anchor) stretch = moved(stretch, 12);
                if (context.published && *stretch.from > *context.published && !context.future)
                    stretch = moved(stretch, -12);
                break;
            case TimeClass::season:
                stretch = season_of(year_number(anchor), static_cast<unsigned>(what.value));
                if (*stretch.to < anchor) stretch = moved(stretch, 1);
                break;
            case TimeClass::weekday: {
                stretch = one_day(add_days(*week_of(anchor).from, (what.value + 6) % 7));
                break;
            }
            default:
                return std::nullopt;
        }
        stretch.year_given = context.anchor->year_given;
        return ParsedTime{stretch, end};
    }
    if (!context.published) return std::nullopt;
    const Day today = *context.published;
    switch (what.kind) {
        case TimeClass::unit: {
            const auto unit = static_cast<TimeUnit>(what.value);
            // "over the past year" reaches up to now; "last year" is a calendar year.
            if (pointer.kind == TimeClass::past || pointer.kind == TimeClass::coming ||
                (next && article && unit != TimeUnit::day)) {
                return rolling(at, article);
            }
            if (last && article && at > 1 && is(at - 2, TimeClass::in)) return rolling(at, article);
            if (unit == TimeUnit::weekend && steps < 0) {
                // On a Sunday "last weekend" is still the one before.
                return ParsedTime{unit_of(today, unit, -1), end};
            }
            Stretch stretch = unit_of(today, unit, steps);
            if (unit == TimeUnit::year) stretch.year_given = true;
            return ParsedTime{stretch, end};
        }
        case TimeClass::month: {
            Stretch month =
                month_of(Day{today.year(), std::chrono::month{static_cast<unsigned>(what.value)}, std::chrono::day{1}});
            if (last && *month.to >= today) month = moved(month, -12);
            if (next && *month.from <= today) month = moved(month, 12);
            // "next June 5" is for the calendar part.
            return ParsedTime{with_year(month), end};
        }
        case TimeClass::season: {
            Stretch season = season_of(year_number(today), static_cast<unsigned>(what.value));
            if (last) {
                while (*season.to >= today) season = moved(season, -1);
            } else if (next) {
                while (*season.from <= today) season = moved(season, 1);
            } else if (*season.from > today && !context.future && context.past) {
                season = moved(season, -1);
            }
            return ParsedTime{with_year(season), end};
        }
        case TimeClass::weekday: {
            MaybeTime day = weekday(i);
            if (!day || !day->stretch.from) return std::nullopt;
            if (day->end > end && day->stretch.year_given) return day;
            const int back = (static_cast<int>(weekday_of(today)) - what.value + 7) % 7;
            Day found = add_days(today, -back);
            if (last && back == 0) found = add_days(found, -7);
            if (next) found = add_days(found, 7);
            if (!last && !next) found = add_days(*week_of(today).from, (what.value + 6) % 7);
            // "last Friday, the 19th"
            if (day->end > end && day->stretch.from == day->stretch.to) return day;
            return ParsedTime{one_day(found), day->end};
        }
        default:
            return std::nullopt;
    }
}

// "two weeks ago", "three years later", "a few months before the invasion".
MaybeTime TimeParser::Reader::counted(std::uint32_t at) const {
    // "months before the war"
    std::optional<Figure> figure;
    const TimeWord bare = word(at);
    if (bare.kind == TimeClass::unit) {
        figure = Figure{0, at};
    } else {
        figure = count(at);
    }
    if (!figure) return std::nullopt;
    const TimeWord unit = word(figure->end);
    if (unit.kind != TimeClass::unit) return std::nullopt;
    const std::uint32_t i = figure->end + unit.length;
    const TimeWord direction = word(i);
    const std::uint32_t end = i + direction.length;
    const auto kind = static_cast<TimeUnit>(unit.value);

    if (direction.kind == TimeClass::before || direction.kind == TimeClass::after) {
        MaybeTime from_there;
        if (const auto epoch = lexicon.epoch_at(atoms, end); epoch && context.epochs[epoch->epoch]) {
            Stretch stretch = one_day(lexicon.epochs()[epoch->epoch].first);
            stretch.year_given = true;
            from_there = ParsedTime{stretch, epoch->end};
        } else {
            from_there = simple(end);
        }
        if (!from_there || !from_there->stretch.from || !from_there->stretch.to) return std::nullopt;
        if (direction.kind == TimeClass::before) {
            // Before it at all is what can be relied on.
            Stretch stretch = from_there->stretch;
            stretch.to = add_days(*stretch.from, -1);
            stretch.from = std::nullopt;
            return ParsedTime{stretch, from_there->end, false};
        }
        if (figure->value == 0) {
            Stretch stretch = from_there->stretch;
            stretch.to = context.published;
            return ParsedTime{stretch, from_there->end, false};
        }
        Stretch stretch = stepped(*from_there->stretch.to, kind, figure->value);
        stretch.year_given = from_there->stretch.year_given;
        return ParsedTime{stretch, from_there->end};
    }
    if (figure->value == 0) return std::nullopt;
    Stretch stretch;
    const bool anchored = context.anchor && context.anchor_near && context.anchor->from && context.anchor->to;
    switch (direction.kind) {
        case TimeClass::ago:
            if (!context.published) return std::nullopt;
            stretch = stepped(*context.published, kind, -figure->value);
            if (beyond(at)) {  // "more than ten years ago": at the latest then
                stretch.to = reached(*context.published, kind, -figure->value);
                stretch.from = std::nullopt;
                return ParsedTime{stretch, end, false};
            }
            break;
        case TimeClass::earlier:
            if (anchored && context.anchor->year_given)
                stretch = stepped(*context.anchor->from, kind, -figure->value);
            else if (context.published)
                stretch = stepped(*context.published, kind, -figure->value);
            else
                return std::nullopt;
            break;
        case TimeClass::later:
            if (!anchored) return std::nullopt;
            stretch = stepped(*context.anchor->to, kind, figure->value);
            break;
        default: {
            // "in two weeks", "within three months" look ahead.
            const TimeClass lead = at > 0 ? word(at - 1).kind : TimeClass::none;
            if (!context.future || !context.published || (lead != TimeClass::in && lead != TimeClass::within))
                return std::nullopt;
            if (lead == TimeClass::within) {
                stretch = one_day(*context.published);
                stretch.to = reached(*context.published, kind, figure->value);
                return ParsedTime{stretch, i, false};
            }
            // "in two weeks" only; "for two weeks", "over two weeks" are durations, and "in" alone cannot be told
            // from them by its class. Leave them.
            return std::nullopt;
        }
    }
    stretch.relative = true;
    stretch.year_given = context.anchor && context.anchor->year_given && direction.kind != TimeClass::ago;
    return ParsedTime{stretch, end};
}

// "the past two years", "recent weeks", "the next few months", "the past decade".
MaybeTime TimeParser::Reader::rolling(std::uint32_t at, bool article) const {
    if (!context.published) return std::nullopt;
    const TimeWord pointer = word(at);
    const bool back =
        pointer.kind == TimeClass::last || pointer.kind == TimeClass::past || pointer.kind == TimeClass::recent;
    const bool ahead = pointer.kind == TimeClass::next || pointer.kind == TimeClass::coming;
    if (!back && !ahead) return std::nullopt;
    const std::uint32_t i = at + pointer.length;
    auto figure = count(i);
    const TimeWord direct = word(i);
    if (direct.kind == TimeClass::unit) {
        const bool plural = pointer.kind == TimeClass::recent || pointer.kind == TimeClass::coming;
        figure = Figure{plural && !article ? vague_count : 1, i};
    }
    if (!figure) return std::nullopt;
    const TimeWord unit = word(figure->end);
    if (unit.kind != TimeClass::unit) return std::nullopt;
    const auto kind = static_cast<TimeUnit>(unit.value);
    const Day today = *context.published;
    Stretch stretch = one_day(today);
    if (back)
        stretch.from = reached(today, kind, -figure->value);
    else
        stretch.to = reached(today, kind, figure->value);
    return ParsedTime{stretch, figure->end + unit.length, false};
}

// "early 2023", "mid-October", "the end of the year", "the first half of 2023".
MaybeTime TimeParser::Reader::part(std::uint32_t at) const {
    const auto whole_at = [&](std::uint32_t i) -> MaybeTime {
        if (atoms.is_dash(i) && atoms.glued(i)) ++i;
        while (is(i, TimeClass::of) || is(i, TimeClass::in)) i += word(i).length;
        // "the end of the year" is this year's, of its story or of today
        const TimeWord all = word(i);
        if (all.kind == TimeClass::today_year && context.published) {
            return ParsedTime{with_year(year_of(year_number(*context.published))), i + all.length};
        }
        const bool article = all.kind == TimeClass::the;
        if (article) i += all.length;
        const TimeWord unit = word(i);
        if (unit.kind == TimeClass::unit && article && context.published) {
            const auto kind = static_cast<TimeUnit>(unit.value);
            if (kind == TimeUnit::month || kind == TimeUnit::week || kind == TimeUnit::decade) {
                return ParsedTime{unit_of(*context.published, kind, 0), i + unit.length};
            }
        }
        if (unit.kind == TimeClass::season && article) {
            const auto stretch = nearest_season(static_cast<unsigned>(unit.value));
            if (stretch) return ParsedTime{*stretch, i + unit.length};
        }
        MaybeTime found = pointed(i, false);
        return found ? found : calendar(i);
    };
    const TimeWord first = word(at);
    if (const auto which = part_of_class(first.kind)) {
        MaybeTime whole = whole_at(at + first.length);
        if (!whole || whole->stretch.grain == Grain::day) return std::nullopt;
        const bool year_given = whole->stretch.year_given;
        whole->stretch = parts.part_of(whole->stretch, *which);
        whole->stretch.year_given = year_given;
        return whole;
    }
    const NumberWord ordinal = numbers.word(atoms.word(at));
    std::uint32_t i = at + 1;
    int which = static_cast<int>(ordinal.value);
    if (ordinal.kind != NumberClass::ordinal) {
        const auto day = atoms.is_digits(at) ? day_number(at) : std::nullopt;
        if (!day || day->end != at + 2) return std::nullopt;
        which = day->value;
        i = day->end;
    }
    const TimeWord what = word(i);
    const bool half = what.kind == TimeClass::half;
    const bool quarter = what.kind == TimeClass::unit && static_cast<TimeUnit>(what.value) == TimeUnit::quarter;
    if ((!half || which > 2) && (!quarter || which > 4)) return std::nullopt;
    MaybeTime whole = whole_at(i + what.length);
    if (!whole || !whole->stretch.from || whole->stretch.grain != Grain::year) return std::nullopt;
    const int year = year_number(*whole->stretch.from);
    whole->stretch = with_year(half ? half_of(year, which) : quarter_of(year, which));
    return whole;
}

MaybeTime TimeParser::Reader::relative(std::uint32_t at) const {
    const TimeWord here = word(at);
    if (here.kind == TimeClass::day_word || here.kind == TimeClass::now) {
        if (!context.published) return std::nullopt;
        return ParsedTime{one_day(add_days(*context.published, here.value)), at + here.length};
    }
    std::uint32_t i = at;
    const bool article = here.kind == TimeClass::the;
    if (article) i += here.length;
    if (MaybeTime found = pointed(i, article)) return found;
    if (MaybeTime found = rolling(i, article)) return found;
    if (MaybeTime found = part(i)) return found;
    return article ? std::nullopt : counted(at);
}

}  // namespace waybill
