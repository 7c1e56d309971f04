#include "engine/watching.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

#include "cases/claim_key.h"
#include "cases/claim_words.h"
#include "cases/matter.h"
#include "engine/ledger.h"
#include "waybill/error.h"

namespace waybill {
namespace {

/// A claim of the ledger with what is asked of it here.
struct Known {
    DocumentHead document;
    ClaimRef ref;
    Claim claim;
    std::string key;  ///< document and gist
    const Origin* origin = nullptr;
    bool done = false;  ///< affirms that its stage has taken place
};

/// The ledger's claims by reference.
class LedgerClaims {
public:
    LedgerClaims(const Ledger& ledger, const Store& store) {
        store.each_claim({}, [&](const DocumentHead& head, std::uint32_t index, const Claim& claim) {
            const bool done = claim.polarity == Polarity::affirmed && is_done(claim);
            claims_[{head.id, index}] = {head, {head.id, index}, claim, head.id + " " + claim_gist(claim), nullptr, done};
        });
        for (const Origin& origin : ledger.origins) {
            for (const Membership& m : origin.claims) {
                if (const auto at = claims_.find(m.claim); at != claims_.end()) at->second.origin = &origin;
            }
        }
        for (const Conflict& conflict : ledger.conflicts) conflicts_[conflict.case_id].push_back(&conflict);
    }

    /// By the day of their document, its id and their index.
    std::vector<const Known*> of(const Case& c) const {
        std::vector<const Known*> list;
        for (const Membership& m : c.claims) {
            if (const auto at = claims_.find(m.claim); at != claims_.end()) list.push_back(&at->second);
        }
        std::sort(list.begin(), list.end(), [](const Known* a, const Known* b) {
            return std::tie(a->document.published, a->ref) < std::tie(b->document.published, b->ref);
        });
        return list;
    }

    const std::vector<const Conflict*>& conflicts(const Case& c) const {
        static const std::vector<const Conflict*> none;
        const auto at = conflicts_.find(c.id);
        return at == conflicts_.end() ? none : at->second;
    }

private:
    std::map<ClaimRef, Known> claims_;
    std::map<std::string, std::vector<const Conflict*>> conflicts_;
};

/// Whether use or display of the system shows the stage as well.
bool shows(Stage claimed, Stage stage) {
    return claimed == stage || (stage == Stage::deliver && (claimed == Stage::use || claimed == Stage::display));
}

/// One watch over one ledger.
class Look {
public:
    Look(const Watch& watch, std::set<std::string> seen, const LedgerClaims& claims, std::string time)
        : watch_(watch), seen_(std::move(seen)), claims_(claims), time_(std::move(time)) {
        for (const std::string& key : seen_) read(key);
    }

    void look_at(const Case& c) {
        const std::vector<const Known*> members = claims_.of(c);
        const Known* first = first_that_passes(c, members);
        if (first == nullptr) return;
        const bool known = std::any_of(members.begin(), members.end(), [&](const Known* k) { return seen(*k); });
        if (!known) {
            alert(c, AlertKind::appears, *first, "a case appears: " + stage_text(first->claim), "claim " + first->key);
        } else {
            look_at_stages(c, members);
        }
        look_at_origins(c, members, known);
        look_at_conflicts(c, members, known);
        for (const Known* k : members) note("claim " + k->key);
    }

    const std::vector<Alert>& alerts() const { return alerts_; }
    const std::vector<std::string>& fresh() const { return fresh_; }

private:
    struct Contradiction {
        std::string kind, first, second;
    };

    /// Keys: "claim KEY", "origins STAGE NUMBER KEY", "conflict KIND KEY|KEY".
    void read(const std::string& key) {
        if (key.starts_with("origins ")) {
            const auto stage = key.find(' ') + 1;
            const auto number = key.find(' ', stage) + 1;
            const auto claim = key.find(' ', number) + 1;
            if (number == 0 || claim == 0) return;
            std::uint32_t count = 0;
            std::from_chars(key.data() + number, key.data() + claim - 1, count);
            auto& most = origins_[{key.substr(stage, number - stage - 1), key.substr(claim)}];
            most = std::max(most, count);
        } else if (key.starts_with("conflict ")) {
            const auto kind = key.find(' ') + 1;
            const auto first = key.find(' ', kind) + 1;
            const auto second = key.find('|', first) + 1;
            if (first == 0 || second == 0) return;
            conflicts_.push_back({key.substr(kind, first - kind - 1), key.substr(first, second - first - 1), key.substr(second)});
        }
    }

    bool seen(const Known& k) const { return seen_.contains("claim " + k.key); }

    const Known* first_that_passes(const Case& c, const std::vector<const Known*>& members) const {
        for (const Known* k : members) {
            Claim claim = k->claim;
            if (!claim.supplier) claim.supplier = c.supplier;
            if (!claim.recipient) claim.recipient = c.recipient;
            if (matches(watch_.filter, k->document, claim)) return k;
        }
        return nullptr;
    }

    void look_at_stages(const Case& c, const std::vector<const Known*>& members) {
        std::set<Stage> reached;
        for (const Known* k : members) {
            if (k->done && seen(*k)) reached.insert(k->claim.stage);
        }
        for (const Known* k : members) {
            if (!k->done || !reached.insert(k->claim.stage).second) continue;
            alert(c, AlertKind::stage, *k, fmt::format("'{}' is new", to_string(k->claim.stage)), fmt::format("stage {} {}", to_string(k->claim.stage), k->key));
        }
    }

    void look_at_origins(const Case& c, const std::vector<const Known*>& members, bool known) {
        for (const Grade& grade : c.grades) {
            const std::string stage(to_string(grade.stage));
            std::uint32_t before = 0;
            for (const Known* k : members) {
                if (const auto at = origins_.find({stage, k->key}); at != origins_.end()) before = std::max(before, at->second);
            }
            if (grade.origins_min <= before) continue;
            // The earliest claim of an origin that the watch does not know, else any that it does not, else any.
            std::set<const Origin*> old;
            for (const Known* k : members) {
                if (seen(*k)) old.insert(k->origin);
            }
            const Known* did = nullptr;
            int best = -1;
            for (const Known* k : members) {
                if (!k->done || !shows(k->claim.stage, grade.stage)) continue;
                const int weight = (seen(*k) ? 0 : 1) + (old.contains(k->origin) ? 0 : 1);
                if (weight <= best) continue;
                best = weight;
                did = k;
            }
            if (did == nullptr) continue;
            const std::string key = fmt::format("origins {} {} {}", stage, grade.origins_min, did->key);
            if (known && before > 0) {
                alert(c, AlertKind::origin, *did, fmt::format("'{}' has {} independent origins at least, {} before", stage, grade.origins_min, before), key);
            } else {
                note(key);
            }
        }
    }

    void look_at_conflicts(const Case& c, const std::vector<const Known*>& members, bool known) {
        if (claims_.conflicts(c).empty()) return;
        std::multimap<std::string, const Known*> by_key;
        std::map<ClaimRef, const Known*> by_ref;
        for (const Known* k : members) {
            by_key.emplace(k->key, k);
            by_ref.emplace(k->ref, k);
        }
        const auto stands_at = [&](const std::string& key, const Origin* origin) {
            const auto [from, to] = by_key.equal_range(key);
            return std::any_of(from, to, [&](const auto& entry) { return entry.second->origin == origin; });
        };
        for (const Conflict* conflict : claims_.conflicts(c)) {
            const auto first = by_ref.find(conflict->first);
            const auto second = by_ref.find(conflict->second);
            if (first == by_ref.end() || second == by_ref.end()) continue;
            const Known& a = *first->second;
            const Known& b = *second->second;
            const std::string kind(to_string(conflict->kind));
            // The pair of claims that shows a conflict best may change; the origins that disagree are what counts.
            const bool old = std::any_of(conflicts_.begin(), conflicts_.end(), [&](const Contradiction& x) {
                return x.kind == kind && ((stands_at(x.first, a.origin) && stands_at(x.second, b.origin)) ||
                                          (stands_at(x.first, b.origin) && stands_at(x.second, a.origin)));
            });
            if (old) continue;
            const std::string key = fmt::format("conflict {} {}|{}", kind, std::min(a.key, b.key), std::max(a.key, b.key));
            const bool a_did = !seen(a) && (seen(b) || std::tie(a.document.published, a.ref) > std::tie(b.document.published, b.ref));
            if (known) alert(c, AlertKind::conflict, a_did ? a : b, fmt::format("a contradiction, {}: {}", kind, conflict->reason.text), key);
            else note(key);
        }
    }

    void note(const std::string& key) {
        if (!seen_.contains(key)) fresh_.push_back(key);
    }

    void alert(const Case& c, AlertKind kind, const Known& did, std::string text, std::string key) {
        const Claim& claim = did.claim;
        std::string says = stage_text(claim) + ": " + item_text(claim.item);
        if (claim.quantity) says += ", " + quantity_text(claim.quantity);
        if (claim.date) says += ", " + date_text(claim.date);
        says += "; " + sources_text(claim);
        alerts_.push_back({0, time_, watch_.name, kind, c.id, parties_text(c.supplier, c.recipient) + ", " + c.item, std::move(text), did.ref, std::move(says), std::move(key)});
    }

    const Watch& watch_;
    const std::set<std::string> seen_;
    const LedgerClaims& claims_;
    const std::string time_;
    std::map<std::pair<std::string, std::string>, std::uint32_t> origins_;  ///< by stage and claim
    std::vector<Contradiction> conflicts_;
    std::vector<Alert> alerts_;
    std::vector<std::string> fresh_;
};

}  // namespace

void add_watch(const Engine& engine, Store& store, const Watch& watch, bool from_start) {
    if (watch.name.empty()) throw UsageError("a watch needs a name");
    std::vector<std::string> seen;
    if (!from_start) {
        const Ledger ledger = current_ledger(engine, store);
        const LedgerClaims claims(ledger, store);
        Look look(watch, {}, claims, watch.created);
        for (const Case& c : ledger.cases) look.look_at(c);
        seen = look.fresh();
        for (const Alert& alert : look.alerts()) seen.push_back(alert.key);
    }
    store.put_watch(watch, seen);
}

std::vector<Alert> check_watches(const Engine& engine, Store& store, const std::string& time) {
    std::vector<Alert> raised;
    const std::vector<Watch> watches = store.watches();
    if (watches.empty()) return raised;
    const Ledger ledger = current_ledger(engine, store);
    const LedgerClaims claims(ledger, store);
    for (const Watch& watch : watches) {
        Look look(watch, store.seen_by(watch.name), claims, time);
        for (const Case& c : ledger.cases) look.look_at(c);
        if (look.alerts().empty() && look.fresh().empty()) continue;
        const std::vector<Alert> added = store.put_alerts(watch.name, look.alerts(), look.fresh());
        raised.insert(raised.end(), added.begin(), added.end());
    }
    return raised;
}

}  // namespace waybill
