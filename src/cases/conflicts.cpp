#include "cases/conflicts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

#include "cases/matter.h"

namespace waybill {
namespace {

constexpr int memory_days = 365;  ///< an undated denial answers what is said within a year of it
constexpr int near_days = 7;     ///< days further apart are those of two events
constexpr std::size_t most_shown = 200;  ///< claims of one side of a case that are set against the other side

/// Whether what happened at `happened` could not have happened had `denied` not.
/// Use and display presuppose delivery, delivery presupposes an agreement.
bool presupposes(Stage happened, Stage denied) {
    if (happened == denied) return true;
    switch (denied) {
        case Stage::deliver: return happened == Stage::use || happened == Stage::display;
        case Stage::agree: return happened == Stage::deliver || happened == Stage::use || happened == Stage::display;
        case Stage::use: return happened == Stage::display;
        case Stage::negotiate: return happened == Stage::agree;
        default: return false;
    }
}

std::string range_text(std::optional<std::int64_t> min, std::optional<std::int64_t> max) {
    if (min && max) return *min == *max ? fmt::format("{}", *min) : fmt::format("{} to {}", *min, *max);
    if (min) return fmt::format("at least {}", *min);
    if (max) return fmt::format("at most {}", *max);
    return "some";
}

std::string text_of(const Quantity& q) { return q.unit.empty() ? range_text(q.min, q.max) : range_text(q.min, q.max) + " " + q.unit; }

/// Claims below it contradict nobody: what disagrees with a claim that is probably misread is mostly the misreading (docs/quality.md).
constexpr double sure_enough = 0.3;

class Finder {
public:
    Finder(const Batch& batch, const Grouping& grouping, const OriginMap& origins, SourceReader& sources, const Knowledge& knowledge,
           const LinkLexicon& lexicon)
        : batch_(batch), grouping_(grouping), origins_(origins), sources_(sources), knowledge_(knowledge), lexicon_(lexicon) {}

    std::vector<FactConflict> run() {
        std::map<int, std::vector<std::uint32_t>> cases;
        for (std::uint32_t f = 0; f < batch_.facts.size(); ++f) {
            if (claim(f).confidence >= sure_enough) cases[grouping_.case_of[f]].push_back(f);
        }
        for (const auto& [number, facts] : cases) {
            polarity(facts);
            details(facts);
        }
        std::vector<FactConflict> conflicts;
        for (auto& [key, conflict] : found_) conflicts.push_back(std::move(conflict));
        std::sort(conflicts.begin(), conflicts.end(), [](const FactConflict& a, const FactConflict& b) {
            return std::tie(a.kind, a.first, a.second) < std::tie(b.kind, b.first, b.second);
        });
        return conflicts;
    }

private:
    const Fact& fact(std::uint32_t f) const { return batch_.facts[f]; }
    const Claim& claim(std::uint32_t f) const { return *batch_.facts[f].claim; }
    int day(std::uint32_t f) const { return batch_.docs[fact(f).doc].day; }
    int origin(std::uint32_t f) const { return origins_.origin_of[f]; }
    static bool known(int day) { return day != DayRange::open_from && day != DayRange::open_to; }

    void report(ConflictKind kind, std::uint32_t a, std::uint32_t b, std::string code, std::string text) {
        if (b < a) std::swap(a, b);
        const int low = std::min(origin(a), origin(b));
        const int high = std::max(origin(a), origin(b));
        found_.try_emplace({kind, grouping_.case_of[a], low, high}, FactConflict{kind, a, b, {std::move(code), std::move(text)}});
    }

    /// One fact for each origin, stage, and date or none: what more there is says the same.
    std::vector<std::uint32_t> representatives(const std::vector<std::uint32_t>& facts) const {
        std::set<std::tuple<int, Stage, bool, int, int>> seen;
        std::vector<std::uint32_t> kept;
        for (const std::uint32_t f : facts) {
            const DayRange& when = fact(f).when;
            if (seen.emplace(origin(f), claim(f).stage, is_done(claim(f)), when.from, when.to).second) kept.push_back(f);
            if (kept.size() == most_shown) break;
        }
        return kept;
    }

    void polarity(const std::vector<std::uint32_t>& facts) {
        std::vector<std::uint32_t> denied;
        std::vector<std::uint32_t> affirmed;
        for (const std::uint32_t f : facts) {
            if (claim(f).polarity == Polarity::affirmed) {
                affirmed.push_back(f);
            } else if (claim(f).certainty == Certainty::certain) {
                denied.push_back(f);  // to have no confirmation is not to deny
            }
        }
        if (denied.empty()) return;
        denied = representatives(denied);
        affirmed = representatives(affirmed);
        for (const std::uint32_t d : denied) {
            for (const std::uint32_t a : affirmed) {
                if (origin(a) == origin(d) || !deny(d, a) || !fact(d).when.given()) continue;
                // "Not then, but then": who denies one time and gives another disputes the time.
                for (const std::uint32_t other : affirmed) {
                    if (origin(other) != origin(d) || claim(other).stage != claim(a).stage || !is_done(claim(other))) continue;
                    if (!fact(other).when.given() || fact(other).when.overlaps(fact(a).when) || !same_item(a, other)) continue;
                    report(ConflictKind::date, a, other, "other-time", fmt::format("{} against {}", claim(a).date->text, claim(other).date->text));
                }
            }
        }
    }

    /// Whether somebody of the supplier or the recipient speaks.
    bool concerned(std::uint32_t f) {
        const auto side = [&](int party) { return party == Names::none ? std::string{} : batch_.parties.name(party); };
        for (const Source& source : sources_.chain(fact(f)).innermost) {
            if (!source.party.empty() && (source.party == side(fact(f).supplier) || source.party == side(fact(f).recipient))) return true;
        }
        return false;
    }

    /// Whether `d` denies what `a` affirms; reports it.
    bool deny(std::uint32_t d, std::uint32_t a) {
        const Claim& no = claim(d);
        const Claim& yes = claim(a);
        const DayRange& denied = fact(d).when;
        const DayRange& happened = fact(a).when;
        if (!presupposes(yes.stage, no.stage)) {
            // A plan is denied by those whose plan it is said to be.
            const bool plan = yes.certainty == Certainty::planned && (yes.stage == Stage::produce || yes.stage == Stage::agree);
            if (!plan || no.stage != Stage::deliver) return false;
        }
        if (fact(a).family != Names::none && fact(d).family != Names::none && fact(a).family != fact(d).family) return false;
        const int said = day(d);
        if (denied.given()) {
            // A denial for a time only meets what is put at that time.
            if (yes.stage != no.stage || !happened.given() || !denied.overlaps(happened)) return false;
        } else {
            if (known(said) && known(happened.from) && happened.from > said) return false;
            if (known(said) && known(day(a)) && std::abs(said - day(a)) > memory_days && !happened.given()) return false;
        }
        if (yes.certainty == Certainty::possible) return false;
        if (yes.certainty == Certainty::planned) {
            const bool due = known(said) && happened.to != DayRange::open_to && happened.to <= said && !denied.given();
            const bool due_in = denied.given() && denied.overlaps(happened) && happened.to != DayRange::open_to && happened.to <= denied.to;
            if (!due && !due_in && !concerned(d)) return false;
            if (!due && !due_in && !denied.given() && known(said) && known(day(a)) && day(a) > said + memory_days) return false;
        } else if (!denied.given() && known(said) && happened.given() && happened.to != DayRange::open_to && happened.to > said &&
                   yes.certainty == Certainty::probable) {
            return false;  // expected for a time after the denial
        }
        report(ConflictKind::polarity, d, a, "denied-and-affirmed",
               fmt::format("{} {} against {} {}", to_string(no.stage), to_string(no.polarity), to_string(yes.stage), to_string(yes.certainty)));
        return true;
    }

    /// Facts of one stage that tell of something done, set side by side.
    void details(const std::vector<std::uint32_t>& facts) {
        std::map<Stage, std::vector<std::uint32_t>> stages;
        for (const std::uint32_t f : facts) {
            if (claim(f).polarity == Polarity::affirmed) stages[claim(f).stage].push_back(f);
        }
        for (auto& [stage, all] : stages) {
            std::vector<std::uint32_t> counted;
            std::vector<std::uint32_t> priced;
            std::vector<std::uint32_t> dated;
            for (const std::uint32_t f : all) {
                const Claim& c = claim(f);
                if (c.quantity && (c.quantity->min || c.quantity->max) && counted.size() < most_shown) counted.push_back(f);
                if (c.value && priced.size() < most_shown) priced.push_back(f);
                if (fact(f).when.closed() && is_done(c) && dated.size() < most_shown) dated.push_back(f);
            }
            for (std::size_t i = 0; i < counted.size(); ++i) {
                for (std::size_t j = i + 1; j < counted.size(); ++j) count(stage, counted[i], counted[j]);
            }
            for (std::size_t i = 0; i < priced.size(); ++i) {
                for (std::size_t j = i + 1; j < priced.size(); ++j) price(priced[i], priced[j]);
            }
            days(stage, dated, all);
            one_event(stage, dated);
        }
    }

    bool same_certainty(std::uint32_t a, std::uint32_t b) const { return is_done(claim(a)) == is_done(claim(b)); }
    bool same_item(std::uint32_t a, std::uint32_t b) const {
        return fact(a).family == Names::none || fact(b).family == Names::none || fact(a).family == fact(b).family;
    }

    static bool nearly_same(const DayRange& a, const DayRange& b) {
        if (!a.closed() || !b.closed()) return a == b;
        const double overlap = std::min(a.to, b.to) - std::max(a.from, b.from) + 1.0;
        const double longer = std::max(a.to - a.from, b.to - b.from) + 1.0;
        return overlap >= 0.6 * longer;
    }

    void count(Stage stage, std::uint32_t a, std::uint32_t b) {
        if (origin(a) == origin(b) || !same_certainty(a, b) || !same_item(a, b)) return;
        // How many were used, shown or seized so far only grows.
        if (stage == Stage::use || stage == Stage::display || stage == Stage::intercept || stage == Stage::train) return;
        const Quantity& x = *claim(a).quantity;
        const Quantity& y = *claim(b).quantity;
        if (x.unit != y.unit || counts_overlap(x, y)) return;
        if (claim(a).certainty == Certainty::possible || claim(b).certainty == Certainty::possible) return;
        const DayRange& s = fact(a).when;
        const DayRange& t = fact(b).when;
        if (s.given() && t.given()) {
            if (!s.overlaps(t)) return;  // another shipment, another order
            if (!nearly_same(s, t)) return;
        } else if (stage == Stage::deliver || stage == Stage::produce) {
            // An undated count of what has come is one as of its day; a later one may be higher.
            const std::uint32_t earlier = day(a) <= day(b) ? a : b;
            const std::uint32_t later = earlier == a ? b : a;
            if (s.given() != t.given() && fact(earlier).when.given()) return;
            const auto low = claim(earlier).quantity->min.value_or(0);
            const auto high = claim(later).quantity->max.value_or(INT64_MAX);
            if (!known(day(a)) || !known(day(b)) || low <= high) return;
        }
        report(ConflictKind::quantity, a, b, "disjoint-counts", fmt::format("{} against {}", text_of(x), text_of(y)));
    }

    void price(std::uint32_t a, std::uint32_t b) {
        if (origin(a) == origin(b) || !same_item(a, b)) return;
        const Value& x = *claim(a).value;
        const Value& y = *claim(b).value;
        if (x.amount <= 0 || y.amount <= 0) return;
        double ratio = 0;
        double tolerance = 0.03;
        if (x.currency == y.currency) {
            ratio = x.amount / y.amount;
        } else {
            const double first = lexicon_.dollars(x.currency);
            const double second = lexicon_.dollars(y.currency);
            if (first == 0 || second == 0) return;
            ratio = x.amount * first / (y.amount * second);
            tolerance = 0.15;
        }
        if (std::abs(std::log(ratio)) <= std::log1p(tolerance)) return;
        // A price of a part, an instalment or another order is no contradiction.
        if (std::abs(std::log(ratio)) > std::log(3.0)) return;
        const DayRange& s = fact(a).when;
        const DayRange& t = fact(b).when;
        if (s.given() && t.given() && !near(s, t, 31)) return;
        if (claim(a).quantity && claim(b).quantity && claim(a).quantity->unit == claim(b).quantity->unit &&
            !counts_overlap(*claim(a).quantity, *claim(b).quantity)) {
            return;
        }
        report(ConflictKind::value, a, b, "different-values",
               fmt::format("{} {:.4g} against {} {:.4g}", x.currency, x.amount, y.currency, y.amount));
    }

    static bool near(const DayRange& s, const DayRange& t, int days) {
        return s.overlaps({t.from == DayRange::open_from ? t.from : t.from - days, t.to == DayRange::open_to ? t.to : t.to + days});
    }

    /// Which origin tells of what days.
    using Told = std::set<std::tuple<int, int, int>>;

    /// The same event put on different days.
    void days(Stage stage, std::vector<std::uint32_t>& dated, const std::vector<std::uint32_t>& all) {
        if (stage != Stage::deliver && stage != Stage::agree && stage != Stage::approve && stage != Stage::intercept &&
            stage != Stage::display) {
            return;
        }
        Told told;
        for (const std::uint32_t f : all) {
            const DayRange& when = fact(f).when;
            if (!when.closed() || !is_done(claim(f))) continue;
            told.emplace(origin(f), when.from, when.to);
            }
        std::sort(dated.begin(), dated.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::pair{fact(a).when.from, a} < std::pair{fact(b).when.from, b};
        });
        for (std::size_t i = 0; i < dated.size(); ++i) {
            if (fact(dated[i]).when.to - fact(dated[i]).when.from > near_days) continue;
            for (std::size_t j = i + 1; j < dated.size() && j - i <= most_shown; ++j) {
                if (fact(dated[j]).when.from - fact(dated[i]).when.to > near_days) break;
                time(dated[i], dated[j], told);
            }
        }
    }

    void time(std::uint32_t a, std::uint32_t b, const Told& told) {
        if (origin(a) == origin(b) || !same_item(a, b)) return;
        const DayRange& s = fact(a).when;
        const DayRange& t = fact(b).when;
        if (s.overlaps(t) || t.to - t.from > near_days) return;
        const Claim& x = claim(a);
        const Claim& y = claim(b);
        if (x.quantity && y.quantity && !counts_overlap(*x.quantity, *y.quantity)) return;
        if ((fact(a).family == Names::none) != (fact(b).family == Names::none) && !(x.quantity && y.quantity)) return;
        // Whoever tells of both days tells of two events; a document that quotes
        // another's day beside its own source's sets the two against each other.
        if (told.contains({origin(a), t.from, t.to}) || told.contains({origin(b), s.from, s.to})) return;
        report(ConflictKind::date, a, b, "different-days", fmt::format("{} against {}", x.date->text.empty() ? x.date->from : x.date->text,
                                                                     y.date->text.empty() ? y.date->from : y.date->text));
    }

    static bool share_word(const std::vector<std::string>& a, const std::vector<std::string>& b) {
        return std::any_of(a.begin(), a.end(), [&](const std::string& word) {
            return word.size() > 3 && std::find(b.begin(), b.end(), word) != b.end();
        });
    }

    /// Claims of one event, known by its day and its exact count, that put it in
    /// different places, name different systems or different parties.
    void one_event(Stage stage, const std::vector<std::uint32_t>& dated) {
        if (stage != Stage::deliver && stage != Stage::agree && stage != Stage::intercept && stage != Stage::display) return;
        for (std::size_t i = 0; i < dated.size(); ++i) {
            const DayRange& s = fact(dated[i]).when;
            const auto& x = claim(dated[i]).quantity;
            if (s.to - s.from > 1 || !x || !x->min || x->min != x->max) continue;
            for (std::size_t j = i + 1; j < dated.size() && fact(dated[j]).when.from <= s.to; ++j) {
                const std::uint32_t a = dated[i];
                const std::uint32_t b = dated[j];
                const DayRange& t = fact(b).when;
                const auto& y = claim(b).quantity;
                if (origin(a) == origin(b) || fact(a).doc == fact(b).doc || t.to - t.from > 1 || !y || y->min != x->min || y->max != x->max || y->unit != x->unit) continue;
                if (fact(a).supplier != fact(b).supplier || fact(a).recipient != fact(b).recipient) {
                    if (is_precise_shipment(fact(a)) && is_precise_shipment(fact(b))) {
                        report(ConflictKind::party, a, b, "other-party", "the same shipment with another supplier or recipient");
                    }
                    continue;
                }
                const auto& p = claim(a).place;
                const auto& q = claim(b).place;
                const bool placed = p && q && !p->empty() && !q->empty();
                const bool together = placed && share_word(words_of(*p), words_of(*q));
                if (!same_item(a, b)) {
                    if (together) report(ConflictKind::item, a, b, "other-system", fmt::format("{} against {}", *claim(a).item.designation, *claim(b).item.designation));
                    continue;
                }
                // A country or another wide name may hold the other place, and so
                // may a word that is no name ("the quay").
                const auto is_name = [](const std::string& place) {
                    return place.find(' ') == std::string::npos && !(place.front() >= 'a' && place.front() <= 'z');
                };
                const bool narrow = placed && is_name(*p) && is_name(*q);
                if (placed && narrow && !together && *x->min > 1 && !names_party(*p) && !names_party(*q)) {
                    report(ConflictKind::place, a, b, "other-place", fmt::format("{} against {}", *p, *q));
                }
            }
        }
    }

    bool names_party(const std::string& place) const { return knowledge_.party(place).has_value(); }

    const Batch& batch_;
    const Grouping& grouping_;
    const OriginMap& origins_;
    SourceReader& sources_;
    const Knowledge& knowledge_;
    const LinkLexicon& lexicon_;
    std::map<std::tuple<ConflictKind, int, int, int>, FactConflict> found_;
};

}  // namespace

std::vector<FactConflict> find_conflicts(const Batch& batch, const Grouping& grouping, const OriginMap& origins,
                                         SourceReader& sources, const Knowledge& knowledge, const LinkLexicon& lexicon) {
    return Finder(batch, grouping, origins, sources, knowledge, lexicon).run();
}

}  // namespace waybill
