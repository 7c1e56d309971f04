// Times with the readings that the context may call for: a month may be last
// year's or next year's, "by" and "since" leave an end open.
#include <algorithm>
#include <cstdlib>
#include <set>
#include <string_view>
#include <tuple>

#include "base/date.h"
#include "claims/pool.h"
#include "claims/pool_words.h"

namespace waybill {

namespace {

using std::chrono::December;
using std::chrono::January;

struct Stretch {
    Day from;
    Day to;
};

Day month_day(int year, std::string_view text) {
    const int month = (text[0] - '0') * 10 + text[1] - '0';
    const int day = (text[3] - '0') * 10 + text[4] - '0';
    return std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::day{static_cast<unsigned>(day)};
}

bool is_year(std::string_view word) {
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Stretch whole_year(int year) { return {std::chrono::year{year} / January / 1, std::chrono::year{year} / December / 31}; }

class TimePool {
public:
    TimePool(const Scene& scene, const PoolLexicon& lexicon)
        : scene_(scene), tree_(scene.tree()), lexicon_(lexicon), published_(day_from_iso(scene.document().published)) {}

    std::vector<PoolTime> run() {
        const auto& times = tree_.analysis().times;
        for (const TimeMention& time : times) {
            known_.emplace(time.span, time.from, time.to);
            pool_.push_back({time, false});
        }
        find_presents();
        for (std::size_t i = 0; i < times.size(); ++i) {
            read_mention(times[i]);
            if (i + 1 < times.size()) join(times[i], times[i + 1]);
        }
        read_periods();
        std::stable_sort(pool_.begin(), pool_.end(), [](const PoolTime& a, const PoolTime& b) {
            if (a.at.span != b.at.span) return a.at.span < b.at.span;
            return a.extra < b.extra;
        });
        return std::move(pool_);
    }

private:
    void add(Span span, std::string from, std::string to) {
        if (from.empty() && to.empty()) return;
        if (!from.empty() && !to.empty() && to < from) return;
        if (known_.emplace(span, from, to).second) pool_.push_back({{span, std::move(from), std::move(to)}, true});
    }

    /// What may bound a stretch from outside: the day of publication, and days of
    /// the week before it that the text names, as when somebody spoke on Monday.
    void find_presents() {
        if (!published_) return;
        presents_.push_back(*published_);
        const std::string first = iso(add_days(*published_, -7));
        for (const TimeMention& time : tree_.analysis().times) {
            if (time.from != time.to || time.from < first || time.from >= iso(*published_)) continue;
            const auto day = day_from_iso(time.from);
            if (day && std::find(presents_.begin(), presents_.end(), *day) == presents_.end() && presents_.size() < 3) presents_.push_back(*day);
        }
    }

    enum class Bound : std::uint8_t { none, until, since };

    /// Whether the words just before a span, or its own first ones, leave an end open.
    Bound bound_of(Span span) const {
        const std::uint32_t first = tree_.token_from(span.begin);
        if (first >= tree_.size()) return Bound::none;
        const std::uint32_t begin = sentence_around(tree_, first).begin;
        Bound bound = Bound::none;
        for (std::uint32_t t = std::max(begin, first > 4 ? first - 4 : 0); t < tree_.size() && tree_[t].span.begin < span.end; ++t) {
            if (scene_.lexicon().is("pool_until", tree_.word(t))) bound = Bound::until;
            if (scene_.lexicon().is("pool_since", tree_.word(t)) && bound != Bound::until) bound = Bound::since;
            if (tree_[t].upos == Upos::verb && t < first) bound = Bound::none;
        }
        // "… at the latest", "… onwards"
        for (std::uint32_t t = tree_.token_from(span.end); t < tree_.size() && t < first + 8 && bound == Bound::none; ++t) {
            if (tree_[t].upos == Upos::verb || tree_[t].upos == Upos::noun || tree_[t].upos == Upos::punct) break;
            if (tree_.word(t) == "on" || tree_.word(t) == "onwards" || tree_.word(t) == "onward") bound = Bound::since;
            if (tree_.word(t) == "latest") bound = Bound::until;
        }
        return bound;
    }

    void add_stretch(Span span, Stretch s, Bound bound) {
        add(span, iso(s.from), iso(s.to));
        if (bound == Bound::until) {
            add(span, "", iso(s.to));
            add(span, "", iso(add_days(s.from, -1)));
            if (s.from == s.to) add(span, "", iso(s.from));
        } else if (bound == Bound::since) {
            add(span, iso(s.from), "");
            add(span, iso(add_days(s.to, 1)), "");
        }
        for (const Day present : presents_) {
            const bool inside = s.from < present && present < s.to;
            if (inside || bound == Bound::since) add(span, iso(s.from), iso(present));
            if (inside || bound == Bound::until) add(span, iso(present), iso(s.to));
        }
    }

    void read_mention(const TimeMention& time) {
        const Bound bound = bound_of(time.span);
        const auto from = day_from_iso(time.from);
        const auto to = day_from_iso(time.to);
        const std::string_view written = time.span.of(tree_.text());
        const auto digits = std::count_if(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!from && !to) return;
        Stretch s{from ? *from : *to, to ? *to : *from};
        if (!from || !to) {
            // The mention took the bound into itself: "by June". The stretch itself may be meant, or the other end.
            const Day edge = from ? *from : *to;
            if (digits < 3 && edge == last_of_month(edge.year() / edge.month())) s.from = first_of_month(edge.year() / edge.month());
            add_stretch(time.span, s, from ? Bound::since : Bound::until);
            add(time.span, iso(edge), "");
            add(time.span, "", iso(edge));
            for (const Day present : presents_) {
                add(time.span, iso(edge), iso(present));
                add(time.span, iso(present), iso(edge));
            }
            add(time.span, "", iso(whole_year(static_cast<int>(edge.year())).to));
        } else {
            add_stretch(time.span, s, bound);
            read_whole(time.span, s, bound);
            // What is said of a day may hold up to it or from it on.
            add(time.span, "", time.to);
            if (published_) add(time.span, time.from, iso(*published_));
            read_edge(time.span, s);
        }
        if (digits >= 4 || !published_) return;
        const int own = static_cast<int>(s.from.year());
        for (int year = static_cast<int>(published_->year()) - 1; year <= static_cast<int>(published_->year()) + 1; ++year) {
            if (year == own) continue;
            const Stretch moved{add_months(s.from, 12 * (year - own)), add_months(s.to, 12 * (year - own))};
            add_stretch(time.span, moved, !from ? Bound::until : !to ? Bound::since : bound);
        }
        if (s.from == s.to) {
            for (const int days : {-7, 7}) add_stretch(time.span, {add_days(s.from, days), add_days(s.to, days)}, bound);
            // "in the night to Sunday", "on the night of 3 March"
            add(time.span, iso(add_days(s.from, -1)), iso(s.to));
            add(time.span, iso(s.from), iso(add_days(s.to, 1)));
        }
    }

    /// The whole year, month or week that a clipped stretch lies in.
    void read_whole(Span span, Stretch s, Bound bound) {
        if (s.from == s.to) return;
        if (s.from.year() == s.to.year() && (s.from == whole_year(static_cast<int>(s.from.year())).from || s.to == whole_year(static_cast<int>(s.to.year())).to)) {
            add_stretch(span, whole_year(static_cast<int>(s.from.year())), bound);
        }
        if (s.from.year() / s.from.month() == s.to.year() / s.to.month()) {
            const auto month = s.from.year() / s.from.month();
            const Day monday = add_days(s.from, -static_cast<int>((weekday_of(s.from) + 6) % 7));
            if (s.from == first_of_month(month) || s.to == last_of_month(month)) add_stretch(span, {first_of_month(month), last_of_month(month)}, bound);
            if (s.to <= add_days(monday, 6)) add_stretch(span, {monday, add_days(monday, 6)}, bound);
        }
    }

    /// "at the end of July", "late last month", "the first week of September"; "8 and 12 March".
    void read_edge(Span span, Stretch s) {
        const std::uint32_t first = tree_.token_from(span.begin);
        if (first >= tree_.size()) return;
        const std::uint32_t begin = sentence_around(tree_, first).begin;
        for (std::uint32_t t = first > 4 ? first - 4 : 0; t < tree_.size() && tree_[t].span.begin < span.end; ++t) {
            if (t < begin) continue;
            const std::string& word = tree_.word(t);
            const int length = static_cast<int>((std::chrono::sys_days{s.to} - std::chrono::sys_days{s.from}).count()) + 1;
            if (word == "end" || word == "late" || word == "last" || word == "close") {
                if (length > 27 && length < 32) {
                    add(span, iso(add_days(s.to, -10)), iso(s.to));
                    add(span, iso(add_days(s.to, -6)), iso(s.to));
                }
                if (length > 360) add(span, iso(first_of_month(s.to.year() / s.to.month())), iso(s.to));
            }
            if ((word == "first" || word == "early") && length > 27 && length < 32) add(span, iso(s.from), iso(add_days(s.from, 6)));
            // A bare number and a conjunction before a day of a month.
            if (length == 1 && t + 2 == first && word.size() <= 2 && !word.empty() && word[0] >= '0' && word[0] <= '9') {
                const Day other = s.from.year() / s.from.month() / std::chrono::day{static_cast<unsigned>(std::atoi(word.c_str()))};
                if (other.ok() && other < s.to) add({tree_[t].span.begin, span.end}, iso(other), iso(s.to));
            }
        }
    }

    /// "on the 15th": of the month of publication or of one beside it.
    bool read_ordinal_day(std::uint32_t t) {
        const std::string& word = tree_.word(t);
        if (word.size() < 3 || word.size() > 4 || word[0] < '1' || word[0] > '9') return false;
        const std::string_view ending = std::string_view(word).substr(word.size() - 2);
        if (ending != "th" && ending != "st" && ending != "nd" && ending != "rd") return false;
        const int day = std::atoi(word.c_str());
        for (const int months : {0, -1, 1}) {
            const Day month = add_months(first_of_month(published_->year() / published_->month()), months);
            const Day made = month.year() / month.month() / std::chrono::day{static_cast<unsigned>(day)};
            if (made.ok()) add_stretch(tree_[t].span, {made, made}, bound_of(tree_[t].span));
        }
        return true;
    }

    /// "between 2013 and 2016", "from May to July", "8 and 12 March".
    void join(const TimeMention& a, const TimeMention& b) {
        if (b.span.begin < a.span.end || b.span.begin - a.span.end > 12 || a.from.empty() || b.to.empty()) return;
        const std::string_view between = Span{a.span.end, b.span.begin}.of(tree_.text());
        if (between.find_first_of(".;:!?") != std::string_view::npos) return;
        add({a.span.begin, b.span.end}, a.from, b.to);
    }

    void read_periods() {
        if (!published_) return;
        for (const Sentence& sentence : tree_.analysis().sentences) {
            for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
                const std::string& word = tree_.word(t);
                if (word.size() == 5 && word.ends_with("0s") && (word.starts_with("19") || word.starts_with("20"))) {
                    const int first = std::stoi(word.substr(0, 4));
                    add_decade(tree_[t].span, first, t, sentence);
                    continue;
                }
                if (read_ordinal_day(t)) continue;
                if (is_year(word)) {
                    add_stretch(tree_[t].span, whole_year(std::stoi(word)), bound_of(tree_[t].span));
                    continue;
                }
                const PoolPeriod* period = lexicon_.period(tree_, t, sentence.end);
                if (!period) continue;
                // "may" is a month only with a capital.
                if (period->kind == PoolPeriod::Kind::months && period->words.front().size() == 3 && !capitalised(tree_, t)) continue;
                if (tree_[t].upos == Upos::verb || tree_[t].upos == Upos::aux) continue;
                const auto end = static_cast<std::uint32_t>(t + period->words.size());
                read_period(*period, tree_.span(t, end), t, end, sentence);
                t = end - 1;
            }
        }
    }

    void add_decade(Span span, int first, std::uint32_t token, const Sentence& sentence) {
        const Bound bound = bound_of(span);
        add_stretch(span, {whole_year(first).from, whole_year(first + 9).to}, bound);
        if (token == sentence.begin) return;
        const std::string& before = tree_.word(token - 1);
        if (before == "early") {
            add_stretch(span, {whole_year(first).from, whole_year(first + 3).to}, bound);
            add_stretch(span, {whole_year(first).from, whole_year(first + 4).to}, bound);
        }
        if (before == "late") {
            add_stretch(span, {whole_year(first + 6).from, whole_year(first + 9).to}, bound);
            add_stretch(span, {whole_year(first + 5).from, whole_year(first + 9).to}, bound);
        }
        if (before == "mid" || before == "-") add_stretch(span, {whole_year(first + 4).from, whole_year(first + 6).to}, bound);
    }

    void read_period(const PoolPeriod& period, Span span, std::uint32_t begin, std::uint32_t end, const Sentence& sentence) {
        const Bound bound = bound_of(span);
        const int now = static_cast<int>(published_->year());
        std::vector<int> years{now, now - 1, now + 1};
        const auto named = year_after(end, sentence);
        if (named) years = {*named};
        using Kind = PoolPeriod::Kind;
        read_duration(period, span, begin, sentence);
        switch (period.kind) {
            case Kind::day:
            case Kind::months:
                for (const int year : years) {
                    Stretch s{month_day(year, period.from), month_day(year, period.to)};
                    if (period.to == "02-28") s.to = last_of_month(s.to.year() / s.to.month());
                    if (s.to < s.from) s.to = last_of_month((s.to + std::chrono::years{1}).year() / s.to.month());
                    add_stretch(span, s, bound);
                }
                break;
            case Kind::decade:
                for (const int century : {0, 100}) {
                    const int first = std::stoi(period.from) + century;
                    if (first <= now) add_decade(span, first, begin, sentence);
                }
                break;
            case Kind::quarter:
            case Kind::half: {
                const int months = period.kind == Kind::quarter ? 3 : 6;
                for (const int year : years) {
                    const Day first = add_months(whole_year(year).from, months * (std::stoi(period.from) - 1));
                    add_stretch(span, {first, add_days(add_months(first, months), -1)}, bound);
                }
                break;
            }
            case Kind::year:
                for (const int year : years) {
                    add_stretch(span, whole_year(year), bound);
                    part_of_year(span, year, begin, sentence, bound);
                }
                near_mentions(span, 12, bound);
                break;
            case Kind::month:
                for (const int months : {0, -1, 1}) {
                    const Day day = add_months(*published_, months);
                    add_stretch(span, {first_of_month(day.year() / day.month()), last_of_month(day.year() / day.month())}, bound);
                }
                near_mentions(span, 1, bound);
                break;
            case Kind::week: {
                const Day monday = add_days(*published_, -static_cast<int>((weekday_of(*published_) + 6) % 7));
                for (const int days : {0, -7, 7}) add_stretch(span, {add_days(monday, days), add_days(monday, days + 6)}, bound);
                break;
            }
            case Kind::past:
                add(span, "", iso(*published_));
                for (const Day present : presents_) add(span, "", iso(add_days(present, -1)));
                break;
            case Kind::weekend: {
                const Day saturday = add_days(*published_, -static_cast<int>((weekday_of(*published_) + 1) % 7));
                for (const int days : {0, -7, 7}) add_stretch(span, {add_days(saturday, days), add_days(saturday, days + 1)}, bound);
                break;
            }
        }
    }

    /// "for two years", "in the past ten months", "within a decade": up to publication or from it on.
    void read_duration(const PoolPeriod& period, Span span, std::uint32_t begin, const Sentence& sentence) {
        using Kind = PoolPeriod::Kind;
        if (period.kind != Kind::year && period.kind != Kind::month && period.kind != Kind::week) return;
        int count = 1;
        if (begin > sentence.begin) {
            const std::string& before = tree_.word(begin - 1);
            const auto* known = lexicon_.count(before);
            if (known) count = static_cast<int>(known->first);
            if (!before.empty() && before.size() <= 2 && before.find_first_not_of("0123456789") == std::string::npos) count = std::stoi(before);
        }
        if (period.words.front() == "decade") count *= 10;
        const auto moved = [&](int sign) {
            if (period.kind == Kind::week) return add_days(*published_, 7 * count * sign);
            return add_months(*published_, count * sign * (period.kind == Kind::year ? 12 : 1));
        };
        add(span, iso(moved(-1)), iso(*published_));
        add(span, iso(*published_), iso(moved(1)));
    }

    /// "spring 2014", "winter of 2019", "the last quarter of 2022".
    std::optional<int> year_after(std::uint32_t t, const Sentence& sentence) const {
        for (std::uint32_t i = t; i < sentence.end && i < t + 3; ++i) {
            const std::string& word = tree_.word(i);
            if (is_year(word)) return std::stoi(word);
            if (word != "of" && word != "," && word != "in") break;
        }
        return std::nullopt;
    }

    /// "early next year", "late last year", "the last days of the year".
    void part_of_year(Span span, int year, std::uint32_t token, const Sentence& sentence, Bound bound) {
        for (std::uint32_t t = token; t > sentence.begin && token - t < 5; --t) {
            const std::string& word = tree_.word(t - 1);
            const Stretch whole = whole_year(year);
            if (word == "early" || word == "beginning" || word == "start") add_stretch(span, {whole.from, add_days(add_months(whole.from, 3), -1)}, bound);
            if (word == "late" || word == "end" || word == "later") {
                add_stretch(span, {add_months(whole.from, 9), whole.to}, bound);
                add_stretch(span, {add_months(whole.from, 11), whole.to}, bound);
            }
        }
    }

    /// "that year", "the following year", "the month before": beside the last time named before it.
    void near_mentions(Span span, int months, Bound bound) {
        const auto& times = tree_.analysis().times;
        auto at = std::lower_bound(times.begin(), times.end(), span.begin,
                                   [](const TimeMention& time, std::uint32_t begin) { return time.span.begin < begin; });
        while (at != times.begin() && std::prev(at)->from.empty()) --at;
        if (at == times.begin()) return;
        const auto from = day_from_iso(std::prev(at)->from);
        if (!from) return;
        for (const int steps : {0, -1, 1}) {
            const Day day = add_months(*from, months * steps);
            const Stretch s = months == 12 ? whole_year(static_cast<int>(day.year()))
                                           : Stretch{first_of_month(day.year() / day.month()), last_of_month(day.year() / day.month())};
            add_stretch(span, s, bound);
        }
    }

    const Scene& scene_;
    const Tree& tree_;
    const PoolLexicon& lexicon_;
    std::optional<Day> published_;
    std::vector<Day> presents_;
    std::vector<PoolTime> pool_;
    std::set<std::tuple<Span, std::string, std::string>> known_;
};

}  // namespace

std::vector<PoolTime> pool_times(const Scene& scene, const PoolLexicon& lexicon) { return TimePool(scene, lexicon).run(); }

}  // namespace waybill
