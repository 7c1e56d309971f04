#include <algorithm>

#include "language/time_reader.h"

namespace waybill {
namespace {

std::optional<Day> valid_day(int year, unsigned month, unsigned day) {
    const Day result{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!result.ok()) return std::nullopt;
    return result;
}

bool capital(char c) {
    return c >= 'A' && c <= 'Z';
}

int days_between(Day a, Day b) {
    return static_cast<int>((std::chrono::sys_days{b} - std::chrono::sys_days{a}).count());
}

Stretch with_year(Stretch stretch) {
    stretch.year_given = true;
    return stretch;
}

}  // namespace

std::optional<TimeParser::Reader::Figure> TimeParser::Reader::day_number(std::uint32_t at) const {
    if (at >= atoms.size()) return std::nullopt;
    if (atoms.is_digits(at)) {
        const std::string_view text = atoms.text_of(at);
        if (text.size() > 2) return std::nullopt;
        const int value = std::stoi(std::string(text));
        if (value < 1 || value > 31) return std::nullopt;
        std::uint32_t end = at + 1;
        if (end < atoms.size() && atoms.glued(end)) {
            if (numbers.word(atoms.word(end)).kind == NumberClass::ordinal_suffix) {
                ++end;
            } else if (atoms.atoms[end].kind == Atom::Kind::word ||
                       ((atoms.is_mark(end, ':') || atoms.is_mark(end, '%')))) {
                return std::nullopt;
            }
        }
        return Figure{value, end};
    }
    const NumberWord word = numbers.word(atoms.word(at));
    if (word.kind == NumberClass::ordinal) return Figure{static_cast<int>(word.value), at + 1};
    return std::nullopt;
}

std::optional<TimeParser::Reader::Figure> TimeParser::Reader::year_number_at(std::uint32_t at) const {
    if (atoms.is_digits(at) && atoms.text_of(at).size() == 4 &&
        atoms.text_of(at).find_first_of(",.") == std::string_view::npos) {
        const int value = std::stoi(std::string(atoms.text_of(at)));
        if (value >= 1800 && value < 2150) return Figure{value, at + 1};
    }
    const bool quote = atoms.is_mark(at, '\'') || (at < atoms.size() && atoms.text_of(at) == "\u2019") ||
                       (at < atoms.size() && atoms.text_of(at) == "\u2018");
    if (quote && atoms.is_digits(at + 1) && atoms.glued(at + 1) && atoms.text_of(at + 1).size() == 2) {
        const int value = std::stoi(std::string(atoms.text_of(at + 1)));
        return Figure{value + (value > 60 ? 1900 : 2000), at + 2};
    }
    return std::nullopt;
}

std::optional<Stretch> TimeParser::Reader::nearest_month(unsigned month) const {
    if (context.anchor && context.anchor_near && context.anchor->year_given && context.anchor->from &&
        context.anchor->to && (!context.published || days_between(*context.anchor->to, *context.published) > 300)) {
        // The story is told in another year.
        Stretch candidate = month_of(*valid_day(year_number(*context.anchor->from), month, 1));
        if (*candidate.to < *context.anchor->from) candidate = moved(candidate, 12);
        return with_year(candidate);
    }
    if (!context.published) return std::nullopt;
    const Day today = *context.published;
    Stretch candidate = month_of(*valid_day(year_number(today), month, 1));
    if (*candidate.from > today) candidate = moved(candidate, -12);
    const Stretch later = moved(candidate, *candidate.to < today ? 12 : 0);
    const bool soon =
        !context.past && days_between(today, *later.from) < 62 && days_between(*candidate.to, today) > 250;
    return context.future || soon ? later : candidate;
}

std::optional<Stretch> TimeParser::Reader::nearest_day(unsigned month, unsigned day) const {
    const auto in_year = [&](int year) { return valid_day(year, month, day); };
    if (context.anchor && context.anchor_near && context.anchor->year_given && context.anchor->from &&
        context.anchor->to && (!context.published || days_between(*context.anchor->to, *context.published) > 300)) {
        auto found = in_year(year_number(*context.anchor->from));
        if (found && *found < *context.anchor->from) found = in_year(year_number(*context.anchor->from) + 1);
        if (!found) return std::nullopt;
        return with_year(one_day(*found));
    }
    if (!context.published) return std::nullopt;
    const Day today = *context.published;
    std::optional<Day> before;
    std::optional<Day> after;
    for (int year = year_number(today) - 8; year <= year_number(today) + 8; ++year) {  // 29 February is rare
        const auto found = in_year(year);
        if (!found) continue;
        if (*found <= today) before = found;
        if (*found >= today && !after) after = found;
    }
    if (!before || !after) return std::nullopt;
    const bool soon = !context.past && days_between(today, *after) < 45;
    return one_day(context.future || soon ? *after : *before);
}

std::optional<Stretch> TimeParser::Reader::nearest_season(unsigned first_month) const {
    if (context.anchor && context.anchor_near && context.anchor->year_given && context.anchor->from &&
        context.anchor->to && (!context.published || days_between(*context.anchor->to, *context.published) > 300)) {
        Stretch candidate = season_of(year_number(*context.anchor->from), first_month);
        if (*candidate.to < *context.anchor->from) candidate = moved(candidate, 1);
        return with_year(candidate);
    }
    if (!context.published) return std::nullopt;
    Stretch candidate = season_of(year_number(*context.published), first_month);
    if (*candidate.from > *context.published) candidate = moved(candidate, -1);
    if (context.future && *candidate.to < *context.published) candidate = moved(candidate, 1);
    return candidate;
}

std::optional<TimeParser::Reader::Figure> TimeParser::Reader::pointed_year(std::uint32_t at) const {
    if (is(at, TimeClass::of) || atoms.is_mark(at, ',')) ++at;
    if (is(at, TimeClass::the)) ++at;
    const TimeWord pointer = word(at);
    const TimeWord unit = word(at + pointer.length);
    if (unit.kind != TimeClass::unit || static_cast<TimeUnit>(unit.value) != TimeUnit::year) return std::nullopt;
    const std::uint32_t end = at + pointer.length + unit.length;
    if (pointer.kind == TimeClass::same && context.anchor && context.anchor->from) {
        return Figure{year_number(*context.anchor->from), end};
    }
    if (!context.published) return std::nullopt;
    const int year = year_number(*context.published);
    switch (pointer.kind) {
        case TimeClass::this_:
            return Figure{year, end};
        case TimeClass::last:
            return Figure{year - 1, end};
        case TimeClass::next:
            return Figure{year + 1, end};
        default:
            return std::nullopt;
    }
}

std::uint32_t TimeParser::Reader::past_point(std::uint32_t at, const TimeWord& word) const {
    const std::uint32_t end = at + word.length;
    const bool short_form = atoms.atoms[at].span.size() <= 5;
    return short_form && atoms.is_mark(end, '.') && atoms.glued(end) && !atoms.atoms[end].sentence_end ? end + 1 : end;
}

bool TimeParser::Reader::trusted(std::uint32_t at, const TimeWord& word) const {
    if (word.sure) return true;
    const bool big = capital(atoms.text[atoms.atoms[at].span.begin]);
    const std::uint32_t after = at + word.length;
    const bool dated = year_number_at(after) || (day_number(after) && !is(after, TimeClass::half)) ||
                       (is(after, TimeClass::of) && year_number_at(after + 1)) ||
                       (atoms.is_mark(after, ',') && year_number_at(after + 1)) || pointed_year(after);
    const bool day_before = at > 0 && day_number(at - 1) && atoms.is_digits(at - 1);
    if (word.kind == TimeClass::month && (dated || day_before)) return big || atoms.is_digits(after) || day_before;
    const TimeClass before = at > 0 ? this->word(at - 1).kind : TimeClass::none;
    const bool led = before == TimeClass::in || before == TimeClass::since || before == TimeClass::by ||
                     before == TimeClass::until || before == TimeClass::last || before == TimeClass::this_ ||
                     before == TimeClass::next || before == TimeClass::early || before == TimeClass::late ||
                     before == TimeClass::mid || before == TimeClass::of || before == TimeClass::end ||
                     before == TimeClass::begin || before == TimeClass::from || before == TimeClass::between ||
                     before == TimeClass::same || before == TimeClass::before || before == TimeClass::after;
    if (word.kind == TimeClass::season) {
        if (dated) return true;
        if (is(after, TimeClass::of) && !atoms.is_mark(after, '\'')) return false;  // "the fall of Kabul"
        const bool in_the = before == TimeClass::the && at > 1 && this->word(at - 2).kind == TimeClass::in;
        return in_the || (led && before != TimeClass::in && before != TimeClass::by && before != TimeClass::of &&
                          before != TimeClass::from);
    }
    if (word.kind == TimeClass::weekday)
        return big && (atoms.is_mark(after, ',') || atoms.is_mark(after, '.') || dated);
    if (!big) return false;
    // "Jan Smith" is a person.
    if (atoms.atoms[at].span.size() <= 3 && !atoms.is_mark(after, '.') && word.value != 5) return led;
    if (context.capitals) return led;
    const bool first = at == 0 || atoms.atoms[at - 1].sentence_end;
    return led || !first;
}

MaybeTime TimeParser::Reader::iso_or_slashed(std::uint32_t at) const {
    const auto small = [&](std::uint32_t i) {
        return atoms.is_digits(i) && atoms.text_of(i).size() <= 2 ? std::stoi(std::string(atoms.text_of(i))) : 0;
    };
    const auto year = year_number_at(at);
    if (year && atoms.is_dash(at + 1) && atoms.is_dash(at + 3) && atoms.text_of(at + 2).size() == 2 &&
        atoms.glued(at + 2)) {
        const auto day =
            valid_day(year->value, static_cast<unsigned>(small(at + 2)), static_cast<unsigned>(small(at + 4)));
        if (day) return ParsedTime{with_year(one_day(*day)), at + 5};
    }
    if (small(at) > 0 && atoms.is_mark(at + 1, '/') && atoms.is_mark(at + 3, '/') && year_number_at(at + 4)) {
        int month = small(at);
        int day = small(at + 2);
        if (month > 12)
            std::swap(month, day);
        else if (day <= 12 && day != month)
            return std::nullopt;  // nobody can tell
        const auto found =
            valid_day(year_number_at(at + 4)->value, static_cast<unsigned>(month), static_cast<unsigned>(day));
        if (found) return ParsedTime{with_year(one_day(*found)), at + 5};
    }
    return std::nullopt;
}

// "20 October 2022", "the 5th of May", "5-7 November", "3 SEP 89".
MaybeTime TimeParser::Reader::day_first(std::uint32_t at) const {
    if (at > 0 && atoms.glued(at) && (atoms.is_dash(at - 1) || atoms.atoms[at - 1].kind == Atom::Kind::word))
        return std::nullopt;
    const auto first = day_number(at);
    if (!first) return std::nullopt;
    std::optional<Figure> last;
    std::uint32_t i = first->end;
    if (atoms.is_dash(i) || is(i, TimeClass::to) || is(i, TimeClass::and_)) {
        last = day_number(i + 1);
        if (last) i = last->end;
    }
    if (is(i, TimeClass::of))
        ++i;
    else if (atoms.is_dash(i) && atoms.glued(i))
        ++i;  // "18-Dec-2013"
    const TimeWord month = word(i);
    if (month.kind != TimeClass::month) return std::nullopt;
    if (!month.sure && !capital(atoms.text[atoms.atoms[i].span.begin])) return std::nullopt;
    i = past_point(i, month);
    std::uint32_t year_at = i;
    if (atoms.is_mark(year_at, ',') || (atoms.is_dash(year_at) && atoms.glued(year_at + 1))) ++year_at;
    auto year = year_number_at(year_at);
    if (!year) year = pointed_year(i);
    // Two digits of a year in a dateline: "3 SEP 89".
    if (!year && atoms.is_digits(i) && atoms.text_of(i).size() == 2 && context.published &&
        atoms.text_of(i)[0] >= '5' && year_number(*context.published) < 2000) {
        year = Figure{1900 + std::stoi(std::string(atoms.text_of(i))), i + 1};
    }
    const auto number = static_cast<unsigned>(month.value);
    const auto resolve = [&](int day) -> std::optional<Stretch> {
        if (!year) return nearest_day(number, static_cast<unsigned>(day));
        const auto found = valid_day(year->value, number, static_cast<unsigned>(day));
        if (!found) return std::nullopt;
        return with_year(one_day(*found));
    };
    auto stretch = resolve(first->value);
    if (stretch && last) {
        const auto other = resolve(last->value);
        if (!other || last->value <= first->value) return std::nullopt;
        stretch = joined(*stretch, *other);
    }
    if (!stretch) return std::nullopt;
    return ParsedTime{*stretch, year ? year->end : i};
}

// "Oct. 20, 2022", "November 5-7", "March 2023", "August of this year", "June".
MaybeTime TimeParser::Reader::month_first(std::uint32_t at) const {
    const TimeWord month = word(at);
    if (month.kind != TimeClass::month || !trusted(at, month)) return std::nullopt;
    if (at > 0 && atoms.glued(at) && atoms.atoms[at - 1].kind != Atom::Kind::mark) return std::nullopt;
    const auto number = static_cast<unsigned>(month.value);
    const std::uint32_t i = past_point(at, month);
    std::uint32_t day_at = i;
    if (is(day_at, TimeClass::the)) ++day_at;
    auto first = atoms.is_digits(day_at) || is(i, TimeClass::the) ? day_number(day_at) : std::nullopt;
    if (first && atoms.is_mark(first->end, '.') && atoms.is_digits(first->end + 1) && atoms.glued(first->end + 1))
        first.reset();
    if (first) {
        std::optional<Figure> last;
        std::uint32_t end = first->end;
        if (atoms.is_dash(end) || is(end, TimeClass::to) || is(end, TimeClass::and_)) {
            last = atoms.is_digits(end + 1) ? day_number(end + 1) : std::nullopt;
            if (last && (last->value <= first->value || is(last->end, TimeClass::month))) last.reset();
            if (last) end = last->end;
        }
        std::uint32_t year_at = end;
        if (atoms.is_mark(year_at, ','))
            ++year_at;
        else if (is(year_at, TimeClass::of))
            ++year_at;
        auto year = year_number_at(year_at);
        if (!year) year = pointed_year(end);
        const auto resolve = [&](int day) -> std::optional<Stretch> {
            if (!year) return nearest_day(number, static_cast<unsigned>(day));
            const auto found = valid_day(year->value, number, static_cast<unsigned>(day));
            if (!found) return std::nullopt;
            return with_year(one_day(*found));
        };
        auto stretch = resolve(first->value);
        const auto other = last ? resolve(last->value) : stretch;
        if (stretch && other) return ParsedTime{joined(*stretch, *other), year ? year->end : end};
    }
    std::uint32_t year_at = i;
    if (atoms.is_mark(year_at, ',') || is(year_at, TimeClass::of) ||
        (atoms.is_dash(year_at) && atoms.glued(year_at + 1)))
        ++year_at;
    auto year = year_number_at(year_at);
    if (!year) year = pointed_year(i);
    if (year) {
        return ParsedTime{with_year(month_of(*valid_day(year->value, number, 1))), year->end};
    }
    const auto stretch = nearest_month(number);
    if (!stretch) return std::nullopt;
    return ParsedTime{*stretch, at + month.length};
}

MaybeTime TimeParser::Reader::weekday(std::uint32_t at) const {
    const TimeWord day = word(at);
    if (day.kind != TimeClass::weekday || !trusted(at, day)) return std::nullopt;
    std::uint32_t i = past_point(at, day);
    if (is(i, TimeClass::daypart)) ++i;
    // "Monday, 17 October", "Friday, the 19th"
    std::uint32_t date_at = i;
    if (atoms.is_mark(date_at, ',') || atoms.is_mark(date_at, '(')) ++date_at;
    if (is(date_at, TimeClass::the)) ++date_at;
    MaybeTime date = day_first(date_at);
    if (!date) date = month_first(date_at);
    if (date && date->stretch.grain == Grain::day) {
        if (date->end < atoms.size() && atoms.is_mark(date->end, ')') && atoms.is_mark(i, '(')) ++date->end;
        return date;
    }
    if (!context.published) return std::nullopt;
    const Day today = *context.published;
    const int back = (static_cast<int>(weekday_of(today)) - day.value + 7) % 7;
    const TimeWord pointer = word(i);
    const TimeWord unit = word(i + pointer.length);
    if ((pointer.kind == TimeClass::last || pointer.kind == TimeClass::this_ || pointer.kind == TimeClass::next) &&
        unit.kind == TimeClass::unit && static_cast<TimeUnit>(unit.value) == TimeUnit::week) {
        const int weeks = pointer.kind == TimeClass::last ? -1 : pointer.kind == TimeClass::next ? 1 : 0;
        const Stretch week = moved(week_of(today), weeks);
        return ParsedTime{one_day(add_days(*week.from, (day.value + 6) % 7)), i + pointer.length + unit.length};
    }
    const Day past = add_days(today, -back);
    return ParsedTime{one_day(context.future ? add_days(past, 7) : past), i};
}

MaybeTime TimeParser::Reader::season(std::uint32_t at) const {
    const TimeWord season = word(at);
    if (season.kind != TimeClass::season || !trusted(at, season)) return std::nullopt;
    const auto first_month = static_cast<unsigned>(season.value);
    const std::uint32_t i = at + season.length;
    std::uint32_t year_at = i;
    if (is(year_at, TimeClass::of) || atoms.is_mark(year_at, ',')) ++year_at;
    auto year = year_number_at(year_at);
    if (!year) year = pointed_year(i);
    if (year) return ParsedTime{with_year(season_of(year->value, first_month)), year->end};
    const auto stretch = nearest_season(first_month);
    if (!stretch) return std::nullopt;
    return ParsedTime{*stretch, i};
}

MaybeTime TimeParser::Reader::year_or_decade(std::uint32_t at) const {
    std::uint32_t i = at;
    // "the year 2023", "the years 2015 to 2019"
    const TimeWord unit = word(i);
    if (unit.kind == TimeClass::unit && static_cast<TimeUnit>(unit.value) == TimeUnit::year) i += unit.length;
    const auto year = year_number_at(i);
    if (!year) return std::nullopt;
    const std::uint32_t end = year->end;
    if (i > 0 && atoms.glued(i)) {
        const Atom& before = atoms.atoms[i - 1];
        const bool em_dash = atoms.text_of(i - 1) == "\u2014";
        if (before.kind != Atom::Kind::mark || (atoms.is_dash(i - 1) && !em_dash && !is(i - 2, TimeClass::mid)) ||
            atoms.is_mark(i - 1, '/') || atoms.is_mark(i - 1, '$') || atoms.is_mark(i - 1, '.') ||
            atoms.is_mark(i - 1, ':')) {
            return std::nullopt;
        }
    }
    if (end < atoms.size() && atoms.glued(end) && !atoms.atoms[end - 1].sentence_end) {
        if (is(end, TimeClass::decade_suffix) && year->value % 10 == 0) {
            return ParsedTime{with_year(decade_of(year->value)), end + 1};
        }
        if (atoms.atoms[end].kind == Atom::Kind::word || atoms.is_mark(end, '%')) return std::nullopt;
        const bool slash = atoms.is_mark(end, '/');
        if ((atoms.is_dash(end) || slash) && atoms.is_digits(end + 1) && atoms.glued(end + 1)) {
            const std::string_view tail = atoms.text_of(end + 1);
            int last = 0;
            if (tail.size() == 2)
                last = year->value / 100 * 100 + std::stoi(std::string(tail));
            else if (const auto other = year_number_at(end + 1))
                last = other->value;
            if (last > year->value) return ParsedTime{with_year(joined(year_of(year->value), year_of(last))), end + 2};
            return std::nullopt;
        }
        if (atoms.is_dash(end) && atoms.glued(end + 1) && atoms.text_of(end) == "-" && !atoms.is_digits(end + 1) &&
            atoms.word(end + 1) == Vocabulary::unknown) {
            return std::nullopt;  // "2000-strong"
        }
    }
    // A bare figure before a plural is a count, unless a preposition of time leads it.
    if (i == at && (i == 0 || !is(i - 1, TimeClass::the))) {
        const TimeClass lead = i > 0 ? word(i - 1).kind : TimeClass::none;
        const bool led = lead == TimeClass::in || lead == TimeClass::since || lead == TimeClass::by ||
                         lead == TimeClass::until || lead == TimeClass::early || lead == TimeClass::late ||
                         lead == TimeClass::mid || lead == TimeClass::end || lead == TimeClass::begin ||
                         lead == TimeClass::between || lead == TimeClass::before || lead == TimeClass::after ||
                         lead == TimeClass::as_of || lead == TimeClass::from || lead == TimeClass::of;
        const std::uint32_t next = atoms.atoms[i].token + 1;
        const auto& tokens = atoms.analysis.tokens;
        if (!led && next < tokens.size() && end < atoms.size() && !atoms.atoms[i].sentence_end &&
            atoms.atoms[end].kind == Atom::Kind::word) {
            const bool untagged = tokens[next].upos == Upos::x && tokens[next].span.of(atoms.text).ends_with('s');
            if (untagged || (tokens[next].upos == Upos::noun && tokens[next].morph.number == Morph::Number::plur))
                return std::nullopt;
        }
        if (!led && year->value < 1900) return std::nullopt;
    }
    return ParsedTime{with_year(year_of(year->value)), end};
}

MaybeTime TimeParser::Reader::calendar(std::uint32_t at) const {
    if (MaybeTime found = iso_or_slashed(at)) return found;
    if (MaybeTime found = day_first(at)) return found;
    if (MaybeTime found = month_first(at)) return found;
    if (MaybeTime found = weekday(at)) return found;
    if (MaybeTime found = season(at)) return found;
    return year_or_decade(at);
}

}  // namespace waybill
