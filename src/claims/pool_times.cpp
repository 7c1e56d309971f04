// Times and counts, with the readings that the context may call for: a month
// may be last year's or next year's, "by" and "since" open or close an end.
#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "base/date.h"
#include "claims/pool.h"
#include "claims/pool_words.h"

namespace waybill {

namespace {

class TimePool {
public:
    explicit TimePool(const Scene& scene) : tree_(scene.tree()), published_(day_from_iso(scene.document().published)) {}

    std::vector<PoolTime> run() {
        const auto& times = tree_.analysis().times;
        for (const TimeMention& time : times) pool_.push_back({time, false});
        for (std::size_t i = 0; i < times.size(); ++i) {
            readings(times[i]);
            if (i + 1 < times.size()) join(times[i], times[i + 1]);
        }
        std::stable_sort(pool_.begin(), pool_.end(), [](const PoolTime& a, const PoolTime& b) {
            if (a.at.span != b.at.span) return a.at.span < b.at.span;
            return a.extra < b.extra;
        });
        return std::move(pool_);
    }

private:
    void add(Span span, std::string from, std::string to) {
        if (!from.empty() && !to.empty() && to < from) return;
        TimeMention made{span, std::move(from), std::move(to)};
        const bool known = std::any_of(pool_.begin(), pool_.end(), [&](const PoolTime& other) { return other.at == made; });
        if (!known) pool_.push_back({std::move(made), true});
    }

    /// What may bound a stretch from outside: the day of publication, the day before, and
    /// days of the week before it that the text names, as when somebody spoke on Monday.
    std::vector<std::string> presents() const {
        std::vector<std::string> days;
        if (!published_) return days;
        days.push_back(iso(*published_));
        for (const TimeMention& time : tree_.analysis().times) {
            if (time.from == time.to && time.from < days.front() && time.from >= iso(add_days(*published_, -7))) days.push_back(time.from);
        }
        std::sort(days.begin() + 1, days.end());
        days.erase(std::unique(days.begin() + 1, days.end()), days.end());
        return days;
    }

    void readings(const TimeMention& time) {
        const auto from = day_from_iso(time.from);
        const auto to = day_from_iso(time.to);
        add(time.span, "", time.to);
        add(time.span, time.from, "");
        if (from) add(time.span, "", iso(add_days(*from, -1)));
        if (to) add(time.span, iso(add_days(*to, 1)), "");
        for (const std::string& present : presents()) {
            if (!time.from.empty()) add(time.span, time.from, present);
            if (!time.to.empty()) add(time.span, present, time.to);
        }
        if (!from || !to) return;
        whole_period(time.span, *from, *to);
        // "in March" may be the March before or after the one taken; so may a weekday.
        const std::string_view written = time.span.of(tree_.text());
        const auto digits = std::count_if(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (digits < 4) {
            for (const int years : {-1, 1}) {
                const Day first = add_months(*from, 12 * years);
                const Day last = add_months(*to, 12 * years);
                add(time.span, iso(first), iso(last));
                add(time.span, "", iso(last));
                add(time.span, iso(first), "");
            }
            if (*from == *to) {
                for (const int days : {-7, 7}) add(time.span, iso(add_days(*from, days)), iso(add_days(*to, days)));
            }
        }
    }

    /// The whole year, month or week that a clipped stretch lies in.
    void whole_period(Span span, Day from, Day to) {
        using std::chrono::January;
        using std::chrono::December;
        const Day year_first{from.year(), January, std::chrono::day{1}};
        const Day year_last{to.year(), December, std::chrono::day{31}};
        add(span, iso(year_first), iso(year_last));
        add(span, iso(first_of_month(from.year() / from.month())), iso(last_of_month(to.year() / to.month())));
        const Day monday = add_days(from, -static_cast<int>((weekday_of(from) + 6) % 7));
        const Day sunday = add_days(monday, 6);
        if (to <= sunday) {
            add(span, iso(monday), iso(sunday));
            add(span, iso(monday), iso(to));
            add(span, iso(from), iso(sunday));
        }
        for (const std::string& present : presents()) {
            add(span, iso(year_first), present);
            add(span, present, iso(year_last));
            add(span, present, iso(last_of_month(to.year() / to.month())));
        }
        add(span, "", iso(year_last));
    }

    /// "between 2013 and 2016", "from May to July", "over 2019 and 2020".
    void join(const TimeMention& a, const TimeMention& b) {
        if (b.span.begin < a.span.end || b.span.begin - a.span.end > 12 || a.from.empty() || b.to.empty()) return;
        const std::string_view between = Span{a.span.end, b.span.begin}.of(tree_.text());
        if (between.find_first_of(".;:!?") != std::string_view::npos) return;
        add({a.span.begin, b.span.end}, a.from, b.to);
    }

    const Tree& tree_;
    std::optional<Day> published_;
    std::vector<PoolTime> pool_;
};

std::optional<std::int64_t> plain_number(std::string_view written) {
    std::string digits;
    for (const char c : written) {
        if (c == ',' || c == ' ') continue;
        if (c < '0' || c > '9') return std::nullopt;
        digits += c;
    }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || digits.empty() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

}  // namespace

std::vector<PoolTime> pool_times(const Scene& scene) { return TimePool(scene).run(); }

std::vector<PoolNumber> pool_numbers(const Scene& scene, const PoolLexicon& lexicon) {
    const Tree& tree = scene.tree();
    std::vector<PoolNumber> pool;
    const auto add = [&](Span span, std::optional<std::int64_t> min, std::optional<std::int64_t> max) {
        const bool known = std::any_of(pool.begin(), pool.end(), [&](const PoolNumber& other) {
            return other.at.span.overlaps(span) && other.at.min == min && other.at.max == max;
        });
        if (!known) pool.push_back({{span, min, max, false}, true});
    };
    for (const NumberMention& number : tree.analysis().numbers) pool.push_back({number, false});
    const std::vector<NumberMention>& numbers = tree.analysis().numbers;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const NumberMention& n = numbers[i];
        // Bounds that stand apart from their number: "ten of them at least", "up to".
        add(n.span, n.min, std::nullopt);
        add(n.span, std::nullopt, n.max);
        if (n.min != n.max && n.min) add(n.span, n.min, n.min);
        if (i + 1 >= numbers.size()) continue;
        const NumberMention& next = numbers[i + 1];
        if (next.span.begin < n.span.end || next.span.begin - n.span.end > 25 || !n.min || !next.max || *next.max < *n.min) continue;
        add({n.span.begin, next.span.end}, n.min, next.max);
    }
    for (std::uint32_t t = 0; t < tree.size(); ++t) {
        const std::string& word = tree.word(t);
        if (const auto* count = lexicon.count(word)) add(tree[t].span, count->first, count->second);
        if (const auto value = plain_number(word)) add(tree[t].span, value, value);
    }
    std::stable_sort(pool.begin(), pool.end(), [](const PoolNumber& a, const PoolNumber& b) {
        if (a.at.span != b.at.span) return a.at.span < b.at.span;
        return a.extra < b.extra;
    });
    return pool;
}

}  // namespace waybill
