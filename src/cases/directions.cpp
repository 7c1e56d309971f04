#include "cases/directions.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace waybill {
namespace {

/// How much two claims of one case have in common beyond what puts them there.
int closeness(const Batch& batch, const Fact& a, const Fact& b) {
    const Claim& x = *a.claim;
    const Claim& y = *b.claim;
    int score = 0;
    if (!x.evidence.empty() && !y.evidence.empty() && compact(x.evidence.front().text) == compact(y.evidence.front().text)) score += 8;
    if (x.item.designation && y.item.designation && compact(*x.item.designation) == compact(*y.item.designation)) score += 3;
    if (a.supplier == b.supplier && a.recipient == b.recipient) score += 2;
    if (x.quantity && y.quantity && x.quantity->min && x.quantity->min == y.quantity->min && x.quantity->max == y.quantity->max) score += 3;
    if (x.value && y.value && x.value->amount == y.value->amount && x.value->currency == y.value->currency) score += 3;
    if (x.place && x.place == y.place) score += 2;
    if (a.when.closed() && b.when.closed() && a.when.overlaps(b.when)) score += 2;
    if (a.doc == b.doc) score += 2;
    const int apart = batch.docs[a.doc].day == DayRange::open_from || batch.docs[b.doc].day == DayRange::open_from
                          ? DayRange::open_to
                          : std::abs(batch.docs[a.doc].day - batch.docs[b.doc].day);
    if (apart <= 366) score += 1;
    return score;
}

class Follower {
public:
    Follower(const Batch& batch, Grouping& grouping) : batch_(batch), grouping_(grouping), members_(static_cast<std::size_t>(grouping.cases)) {
        for (std::uint32_t f = 0; f < batch.facts.size(); ++f) members_[case_of(f)].push_back(f);
    }

    void merge(const CaseDirection& direction) {
        std::set<std::size_t> cases;
        for (const std::uint32_t f : find(direction.claims)) cases.insert(case_of(f));
        if (cases.size() < 2) return;
        // The case that held the first claim keeps its members' reasons.
        const std::size_t target = *cases.begin();
        for (const std::size_t from : cases) {
            if (from == target) continue;
            for (const std::uint32_t f : members_[from]) {
                move(f, target);
                grouping_.reasons[f] = {"merged", fmt::format("{}; merged by {} (decision {})", grouping_.reasons[f].text, direction.by, direction.decision)};
            }
            members_[from].clear();
        }
        std::sort(members_[target].begin(), members_[target].end());
    }

    void split(const CaseDirection& direction) {
        std::map<std::size_t, std::vector<std::uint32_t>> going;
        std::map<std::size_t, std::vector<std::uint32_t>> staying;
        for (const std::uint32_t f : find(direction.claims)) going[case_of(f)].push_back(f);
        for (const std::uint32_t f : find(direction.others)) staying[case_of(f)].push_back(f);
        for (const auto& [from, gone] : going) divide(direction, from, gone, staying[from]);
    }

    void renumber() {
        std::map<int, int> numbers;
        grouping_.cases = 0;
        for (int& number : grouping_.case_of) {
            const auto [at, fresh] = numbers.try_emplace(number, grouping_.cases);
            if (fresh) ++grouping_.cases;
            number = at->second;
        }
    }

private:
    std::size_t case_of(std::uint32_t f) const { return static_cast<std::size_t>(grouping_.case_of[f]); }
    /// Leaves the lists of members to the caller, except that of `to`.
    void move(std::uint32_t f, std::size_t to) {
        grouping_.case_of[f] = static_cast<int>(to);
        members_[to].push_back(f);
    }

    /// The facts that are there; what was rejected since is not.
    std::vector<std::uint32_t> find(const std::vector<ClaimRef>& refs) const {
        std::vector<std::uint32_t> found;
        for (const ClaimRef& ref : refs) {
            const auto doc = std::lower_bound(batch_.docs.begin(), batch_.docs.end(), ref.doc, [](const DocEntry& d, const std::string& name) { return d.name < name; });
            if (doc == batch_.docs.end() || doc->name != ref.doc) continue;
            for (std::uint32_t f = doc->begin; f < doc->end; ++f) {
                if (batch_.facts[f].index == ref.index) found.push_back(f);
            }
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    void divide(const CaseDirection& direction, std::size_t from, const std::vector<std::uint32_t>& gone, const std::vector<std::uint32_t>& stays) {
        const std::vector<std::uint32_t> all = std::move(members_[from]);
        members_[from].clear();
        if (all.size() == gone.size()) {  // nothing is left to be apart from
            members_[from] = all;
            return;
        }
        const std::size_t fresh = members_.size();
        members_.emplace_back();
        for (const std::uint32_t f : all) {
            const bool named = std::binary_search(gone.begin(), gone.end(), f);
            const bool kept = std::binary_search(stays.begin(), stays.end(), f);
            if (!named && (kept || nearest(f, gone) <= nearest(f, stays))) {
                members_[from].push_back(f);
                continue;
            }
            move(f, fresh);
            grouping_.reasons[f] = named ? Reason{"split", fmt::format("{}; split off by {} (decision {})", grouping_.reasons[f].text, direction.by, direction.decision)}
                                         : Reason{"split-kin", fmt::format("{}; shares more with what decision {} split off than with the rest",
                                                                           grouping_.reasons[f].text, direction.decision)};
        }
    }

    int nearest(std::uint32_t f, const std::vector<std::uint32_t>& side) const {
        int best = 0;
        for (const std::uint32_t other : side) best = std::max(best, closeness(batch_, batch_.facts[f], batch_.facts[other]));
        return best;
    }

    const Batch& batch_;
    Grouping& grouping_;
    std::vector<std::vector<std::uint32_t>> members_;
};

}  // namespace

void follow(std::span<const CaseDirection> directions, const Batch& batch, Grouping& grouping) {
    if (directions.empty()) return;
    Follower follower(batch, grouping);
    for (const CaseDirection& direction : directions) direction.together ? follower.merge(direction) : follower.split(direction);
    follower.renumber();
}

}  // namespace waybill
