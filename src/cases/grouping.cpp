#include "cases/grouping.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numeric>
#include <set>
#include <unordered_set>

#include "base/hash.h"
#include "cases/union_find.h"

namespace waybill {
namespace {

constexpr int few = 64;  ///< details kept of one item for comparing; more would add nothing but time

bool is_open(Category category) {
    return category == Category::weapons || category == Category::other;
}
bool is_part(Category category) {
    return category == Category::component || category == Category::support;
}
bool is_drone(Category category) {
    return category == Category::uav || category == Category::loitering_munition;
}

/// Undesignated items that share a case when nothing narrower is known.
Category wide_kind(Category category) {
    if (category == Category::loitering_munition) return Category::uav;
    if (category == Category::ballistic_missile || category == Category::cruise_missile) return Category::missile;
    if (category == Category::other) return Category::weapons;
    return category;
}

/// What distinguishes one item's claims in passing: counts, days, places, nouns.
struct Details {
    std::set<std::pair<std::int64_t, std::int64_t>> counts;
    std::set<int> days;
    std::set<std::string> places;
    std::set<std::string> nouns;
};

struct Item {
    int family = Names::none;  ///< none for an undesignated kind
    Category category = Category::weapons;
    std::vector<std::uint32_t> facts;
    Details details;
};

/// One pair of supplier and recipient.
class Bucket {
public:
    Bucket(const Batch& batch, const LinkLexicon& lexicon, const std::vector<std::pair<int, int>>& same_family,
           std::vector<Reason>& reasons, UnionFind& cases)
        : batch_(batch), lexicon_(lexicon), same_family_(same_family), reasons_(reasons), cases_(cases) {}

    void run(const std::vector<std::uint32_t>& facts) {
        collect(facts);
        join_variants();
        join_spoken_of_together();
        for (std::size_t i = 0; i < items_.size(); ++i) {
            for (const std::uint32_t fact : items_[i].facts) note_details(fact, items_[item_root(i)]);
        }
        place_undesignated();
        std::map<std::size_t, std::vector<std::uint32_t>> groups;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            auto& group = groups[item_root(i)];
            group.insert(group.end(), items_[i].facts.begin(), items_[i].facts.end());
        }
        for (auto& [root, group] : groups) {
            std::sort(group.begin(), group.end());
            split_orders(group);
        }
    }

private:
    const Claim& claim(std::uint32_t fact) const { return *batch_.facts[fact].claim; }
    std::size_t item_root(std::size_t item) { return roots_.find(item); }

    void collect(const std::vector<std::uint32_t>& facts) {
        std::unordered_map<int, std::size_t> by_family;
        for (const std::uint32_t fact : facts) {
            const int family = batch_.facts[fact].family;
            if (family == Names::none) {
                undesignated_.push_back(fact);
                continue;
            }
            const auto [at, fresh] = by_family.try_emplace(family, items_.size());
            if (fresh) items_.push_back({.family = family, .category = claim(fact).item.category, .facts = {}, .details = {}});
            items_[at->second].facts.push_back(fact);
            reasons_[fact] = {"same-item", fmt::format("names {}", *claim(fact).item.designation)};
        }
        roots_ = UnionFind(items_.size());
        for (const auto& [a, b] : same_family_) {
            const auto first = by_family.find(a);
            const auto second = by_family.find(b);
            if (first != by_family.end() && second != by_family.end()) roots_.join(first->second, second->second);
        }
    }

    /// "Su-30" and "Su-30SME", "K2" and "K2 Black Panther": the longer spelling
    /// adds a variant to the shorter.
    void join_variants() {
        std::vector<std::pair<std::string, std::size_t>> spellings;
        for (std::size_t i = 0; i < items_.size(); ++i) spellings.emplace_back(compact(batch_.families.name(items_[i].family)), i);
        std::sort(spellings.begin(), spellings.end());
        for (std::size_t i = 0; i < spellings.size(); ++i) {
            const std::string& shorter = spellings[i].first;
            const bool numbered = std::any_of(shorter.begin(), shorter.end(), [](char c) { return c >= '0' && c <= '9'; });
            for (std::size_t j = i + 1; j < spellings.size() && spellings[j].first.starts_with(shorter); ++j) {
                const char next = spellings[j].first[shorter.size()];
                const bool same_number = !(next >= '0' && next <= '9');
                if ((numbered || shorter.size() >= 5) && same_number) roots_.join(spellings[i].second, spellings[j].second);
            }
        }
    }

    /// A document that tells of two systems of one kind and of that kind as such
    /// ("drones") treats them as one matter, and so does the case.
    void join_spoken_of_together() {
        std::map<std::uint32_t, std::vector<std::size_t>> items_of;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            for (const std::uint32_t fact : items_[i].facts) items_of[batch_.facts[fact].doc].push_back(i);
        }
        for (const std::uint32_t fact : undesignated_) {
            const Category wide = claim(fact).item.category;
            if (is_open(wide) || is_part(wide)) continue;
            const auto at = items_of.find(batch_.facts[fact].doc);
            if (at == items_of.end()) continue;
            std::size_t last = items_.size();
            for (const std::size_t item : at->second) {
                if (!lexicon_.fits(wide, items_[item].category)) continue;
                if (last != items_.size() && alike(items_[last].category, items_[item].category)) roots_.join(last, item);
                last = item;
            }
        }
    }

    static bool alike(Category a, Category b) { return a == b || (is_drone(a) && is_drone(b)); }

    void note_details(std::uint32_t fact, Item& item) {
        Details& details = item.details;
        const Claim& c = claim(fact);
        if (c.quantity && c.quantity->min && c.quantity->max && details.counts.size() < few) {
            details.counts.emplace(*c.quantity->min, *c.quantity->max);
        }
        const DayRange& when = batch_.facts[fact].when;
        if (when.closed() && when.to - when.from <= 31 && details.days.size() < few) details.days.insert(when.from);
        if (c.place && details.places.size() < few) {
            for (std::string& word : words_of(*c.place)) {
                if (word.size() > 3) details.places.insert(std::move(word));
            }
        }
        if (details.nouns.size() < few) {
            for (std::string& word : nouns(c.item.text)) details.nouns.insert(std::move(word));
        }
    }

    std::vector<std::string> nouns(std::string_view text) const {
        std::vector<std::string> words = words_of(text);
        std::erase_if(words, [&](const std::string& word) {
            return word.size() < 4 || lexicon_.is(SourceWord::generic, word) || lexicon_.is(SourceWord::dropped, word);
        });
        for (std::string& word : words) {
            if (word.size() > 4 && word.back() == 's') word.pop_back();
        }
        return words;
    }

    /// How many passing details a fact shares with an item.
    int shared_details(std::uint32_t fact, const Item& item) const {
        const Claim& c = claim(fact);
        int score = 0;
        if (c.quantity && c.quantity->min && c.quantity->max && item.details.counts.contains({*c.quantity->min, *c.quantity->max})) {
            score += 2;
        }
        const DayRange& when = batch_.facts[fact].when;
        if (when.closed() && when.to - when.from <= 31) {
            const auto near = item.details.days.lower_bound(when.from - 3);
            if (near != item.details.days.end() && *near <= when.to + 3) ++score;
        }
        if (c.place) {
            for (const std::string& word : words_of(*c.place)) {
                if (item.details.places.contains(word)) {
                    ++score;
                    break;
                }
            }
        }
        for (const std::string& word : nouns(c.item.text)) {
            if (item.details.nouns.contains(word)) {
                score += 2;
                break;
            }
        }
        return score;
    }

    /// Whether an undesignated claim of this category may be about the item.
    bool may_be(Category wide, const Item& item) const {
        return is_open(wide) || is_part(wide) || lexicon_.fits(wide, item.category);
    }

    void place_undesignated() {
        const std::size_t designated = items_.size();
        // The same sentence in several documents means the same thing in all of
        // them: the one that tells most decides for its copies.
        std::map<std::uint32_t, std::size_t> told;
        for (const Item& item : items_) {
            for (const std::uint32_t fact : item.facts) ++told[batch_.facts[fact].doc];
        }
        std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> sentences;
        for (const std::uint32_t fact : undesignated_) {
            const auto& evidence = claim(fact).evidence;
            if (!evidence.empty()) sentences[sentence_key(fact)].push_back(fact);
        }
        std::map<std::uint32_t, std::uint32_t> leader_of;
        for (const std::uint32_t fact : undesignated_) {
            if (claim(fact).evidence.empty()) continue;
            const auto& same = sentences.at(sentence_key(fact));
            if (same.size() < 2 || same.front() != fact) continue;
            std::uint32_t leader = fact;
            const auto count = [&](std::uint32_t f) {
                const auto at = told.find(batch_.facts[f].doc);
                return at == told.end() ? std::size_t{0} : at->second;
            };
            for (const std::uint32_t f : same) {
                if (count(f) > count(leader)) leader = f;
            }
            for (const std::uint32_t f : same) {
                if (f != leader && batch_.facts[f].doc != batch_.facts[leader].doc) leader_of[f] = leader;
            }
        }
        std::erase_if(undesignated_, [&](std::uint32_t fact) { return leader_of.contains(fact); });
        place_by_document_and_batch(designated);
        if (leader_of.empty()) return;
        std::unordered_map<std::uint32_t, std::size_t> item_of;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            for (const std::uint32_t fact : items_[i].facts) item_of[fact] = i;
        }
        for (const auto& [fact, leader] : leader_of) {
            add(fact, item_of.at(leader), "same-sentence", fmt::format("the same sentence as in {}", batch_.docs[batch_.facts[leader].doc].name));
        }
    }

    std::uint64_t sentence_key(std::uint32_t fact) const {
        const Claim& c = claim(fact);
        return hash64(compact(c.evidence.front().text), static_cast<std::uint64_t>(c.item.category) * 64 + static_cast<std::uint64_t>(c.stage));
    }

    void place_by_document_and_batch(std::size_t designated) {
        // Which designated items each document has, and how often.
        std::map<std::uint32_t, std::map<std::size_t, int>> of_doc;
        for (std::size_t i = 0; i < designated; ++i) {
            for (const std::uint32_t fact : items_[i].facts) ++of_doc[batch_.facts[fact].doc][item_root(i)];
        }
        std::vector<std::size_t> all;
        for (std::size_t i = 0; i < designated; ++i) {
            if (item_root(i) == i) all.push_back(i);
        }
        // First the claims that name a kind, then parts and arms in general, which
        // may belong to what the first have made.
        std::map<Category, std::size_t> kinds;
        for (const std::uint32_t fact : undesignated_) {
            const Category wide = claim(fact).item.category;
            if (is_open(wide) || is_part(wide)) continue;
            const auto doc = of_doc.find(batch_.facts[fact].doc);
            std::size_t found = items_.size();
            if (doc != of_doc.end()) {
                std::vector<std::size_t> candidates;
                for (const auto& [item, count] : doc->second) {
                    if (may_be(wide, items_[item])) candidates.push_back(item);
                }
                found = choose(fact, candidates);
                if (found != items_.size()) {
                    add(fact, found, "document-points-to", "the only such item of these parties in its document");
                }
            }
            if (found == items_.size()) {
                std::vector<std::size_t> candidates;
                for (const std::size_t item : all) {
                    if (may_be(wide, items_[item])) candidates.push_back(item);
                }
                found = choose(fact, candidates);
                if (found != items_.size()) {
                    add(fact, found, candidates.size() == 1 ? "only-such-item" : "same-details",
                        candidates.size() == 1 ? "the only such item between these parties"
                                               : "shares count, day, place or noun with it");
                }
            }
            if (found == items_.size()) {
                add(fact, kind_item(kinds, wide), "same-kind", fmt::format("{} of these parties, no system named", to_string(wide_kind(wide))));
            }
        }
        for (const auto& [kind, item] : kinds) {
            for (const std::uint32_t fact : items_[item].facts) ++of_doc[batch_.facts[fact].doc][item];
        }
        for (std::size_t i = 0; i < designated; ++i) {
            for (const std::uint32_t fact : items_[item_root(i)].facts) of_doc[batch_.facts[fact].doc].try_emplace(item_root(i), 1);
        }
        const std::size_t known = items_.size();
        for (const std::uint32_t fact : undesignated_) {
            const Category wide = claim(fact).item.category;
            if (!is_open(wide) && !is_part(wide)) continue;
            std::size_t found = known;
            const bool blanket_halt = is_open(wide) && claim(fact).stage == Stage::halt;
            const auto doc = of_doc.find(batch_.facts[fact].doc);
            if (doc != of_doc.end() && !blanket_halt) {
                if (doc->second.size() == 1) {
                    found = doc->second.begin()->first;
                } else if (claim(fact).polarity == Polarity::denied || is_part(wide)) {
                    // A blanket denial answers the document's main charge.
                    found = std::max_element(doc->second.begin(), doc->second.end(), [](const auto& a, const auto& b) {
                                return a.second < b.second;
                            })->first;
                }
                if (found != known) add(fact, found, "document-points-to", "the matter of its document between these parties");
            }
            if (found == known && doc == of_doc.end() && is_open(wide) && claim(fact).polarity == Polarity::denied) {
                std::vector<std::size_t> roots = all;
                for (const auto& [kind, item] : kinds) {
                    if (kind != Category::weapons && !is_part(kind)) roots.push_back(item);
                }
                if (roots.size() == 1) {
                    found = roots.front();
                    add(fact, found, "only-such-item", "nothing else is reported between these parties");
                }
            }
            if (found == known) {
                const bool general = is_open(wide);
                add(fact, kind_item(kinds, is_part(wide) ? Category::component : wide), general ? "general" : "same-kind",
                    general ? "arms in general between these parties" : "parts or support without a system named");
            }
        }
    }

    /// The one candidate, or the one that shares most details, or none (items_.size()).
    std::size_t choose(std::uint32_t fact, const std::vector<std::size_t>& candidates) const {
        if (candidates.size() == 1) return candidates.front();
        std::size_t best = items_.size();
        int most = 1;
        bool tied = false;
        for (const std::size_t item : candidates) {
            const int score = shared_details(fact, items_[item]);
            if (score > most) {
                most = score;
                best = item;
                tied = false;
            } else if (score == most && best != items_.size()) {
                tied = true;
            }
        }
        return tied ? items_.size() : best;
    }

    std::size_t kind_item(std::map<Category, std::size_t>& kinds, Category wide) {
        const Category kind = wide_kind(wide);
        const auto [at, fresh] = kinds.try_emplace(kind, items_.size());
        if (fresh) {
            items_.push_back({.family = Names::none, .category = kind, .facts = {}, .details = {}});
            roots_.add();
        }
        return at->second;
    }

    void add(std::uint32_t fact, std::size_t item, std::string code, std::string text) {
        items_[item].facts.push_back(fact);
        reasons_[fact] = {std::move(code), std::move(text)};
    }

    /// Orders of the same item years apart are separate cases; what else is
    /// reported goes with the latest order before it.
    void split_orders(const std::vector<std::uint32_t>& group) {
        constexpr int apart = 3 * 365;
        std::vector<std::uint32_t> orders;
        for (const std::uint32_t fact : group) {
            const Claim& c = claim(fact);
            if (c.stage == Stage::agree && c.polarity == Polarity::affirmed && batch_.facts[fact].when.closed() &&
                c.quantity && c.quantity->min) {
                orders.push_back(fact);
            }
        }
        std::sort(orders.begin(), orders.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::pair{batch_.facts[a].when.from, a} < std::pair{batch_.facts[b].when.from, b};
        });
        std::vector<int> starts;  // first day of each run of orders
        int last = 0;
        std::set<std::int64_t> counts;
        for (const std::uint32_t order : orders) {
            const DayRange& when = batch_.facts[order].when;
            const std::int64_t count = *claim(order).quantity->min;
            if (starts.empty() || (when.from - last > apart && !counts.contains(count))) {
                starts.push_back(when.from);
                counts.clear();
            }
            counts.insert(count);
            last = std::max(last, when.to);
        }
        std::map<int, std::uint32_t> heads;
        for (const std::uint32_t fact : group) {
            int run = 0;
            const DayRange& when = batch_.facts[fact].when;
            const int day = when.from != DayRange::open_from ? when.from : when.to;
            if (when.given() && day != DayRange::open_to) {
                while (run + 1 < static_cast<int>(starts.size()) && starts[static_cast<std::size_t>(run) + 1] <= day) ++run;
            }
            const auto [at, fresh] = heads.try_emplace(run, fact);
            if (!fresh) cases_.join(at->second, fact);
            if (starts.size() > 1 && !reasons_[fact].text.empty()) {
                reasons_[fact].text += run == 0 ? ", first order" : ", a later order";
            }
        }
    }

    const Batch& batch_;
    const LinkLexicon& lexicon_;
    const std::vector<std::pair<int, int>>& same_family_;
    std::vector<Reason>& reasons_;
    UnionFind& cases_;
    std::vector<Item> items_;
    UnionFind roots_{0};
    std::vector<std::uint32_t> undesignated_;
};

/// Where a claim leaves supplier or recipient open and names a system, the one
/// case of its document with that system and the other party.
void place_half_open(const Batch& batch, std::vector<Fact>& facts, std::vector<Reason>& reasons) {
    for (const DocEntry& doc : batch.docs) {
        for (std::uint32_t i = doc.begin; i < doc.end; ++i) {
            Fact& fact = facts[i];
            if ((fact.supplier != Names::none && fact.recipient != Names::none) || fact.family == Names::none) continue;
            std::set<std::pair<int, int>> pairs;
            for (std::uint32_t j = doc.begin; j < doc.end; ++j) {
                const Fact& other = batch.facts[j];
                if (other.supplier == Names::none || other.recipient == Names::none || other.family != fact.family) continue;
                if (fact.supplier != Names::none && fact.supplier != other.supplier) continue;
                if (fact.recipient != Names::none && fact.recipient != other.recipient) continue;
                pairs.emplace(other.supplier, other.recipient);
            }
            if (pairs.size() != 1) continue;
            std::tie(fact.supplier, fact.recipient) = *pairs.begin();
            reasons[i] = {"document-points-to", "its document names both parties for this item"};
        }
    }
}

/// A shipment told with another supplier or recipient is one case with it: the
/// same system, stage, exact count and day, one party in common, and no document
/// that tells of both.
void join_disputed_parties(const Batch& batch, const std::vector<Fact>& facts, UnionFind& cases, std::vector<Reason>& reasons) {
    using Key = std::tuple<int, Stage, std::int64_t, int, int, bool>;  // family, stage, count, day, party, which side
    std::map<Key, std::vector<std::uint32_t>> shipments;
    std::map<std::uint32_t, std::set<std::pair<int, int>>> pairs_of;
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
        const Fact& f = facts[i];
        pairs_of[f.doc].emplace(f.supplier, f.recipient);
        const Claim& c = *f.claim;
        if (!is_precise_shipment(f) || c.polarity != Polarity::affirmed) continue;
        shipments[{f.family, c.stage, *c.quantity->min, f.when.from, f.supplier, true}].push_back(i);
        shipments[{f.family, c.stage, *c.quantity->min, f.when.from, f.recipient, false}].push_back(i);
    }
    for (const auto& [key, same] : shipments) {
        for (std::size_t j = 1; j < same.size(); ++j) {
            const Fact& a = facts[same.front()];
            const Fact& b = facts[same[j]];
            if (a.doc == b.doc || cases.same(same.front(), same[j])) continue;
            if (pairs_of[a.doc].contains({b.supplier, b.recipient}) || pairs_of[b.doc].contains({a.supplier, a.recipient})) continue;
            cases.join(same.front(), same[j]);
            reasons[same[j]] = {"same-shipment", fmt::format("system, count and day of {}, which names another party", batch.ref(same.front()).doc)};
        }
    }
}

}  // namespace

bool is_precise_shipment(const Fact& fact) {
    const auto& q = fact.claim->quantity;
    return fact.family != Names::none && fact.supplier != Names::none && fact.recipient != Names::none && q && q->min && q->min == q->max &&
           *q->min > 1 && fact.when.closed() && fact.when.to - fact.when.from <= 1 &&
           (fact.claim->stage == Stage::deliver || fact.claim->stage == Stage::agree || fact.claim->stage == Stage::intercept);
}

Grouping group(const Batch& batch, const LinkLexicon& lexicon) {
    Grouping grouping;
    grouping.reasons.resize(batch.facts.size());
    std::vector<Fact> facts = batch.facts;
    std::vector<Reason> half_open(batch.facts.size());
    place_half_open(batch, facts, half_open);
    std::map<std::pair<int, int>, std::vector<std::uint32_t>> buckets;
    for (std::uint32_t i = 0; i < facts.size(); ++i) buckets[{facts[i].supplier, facts[i].recipient}].push_back(i);
    UnionFind cases(batch.facts.size());
    for (const auto& [pair, members] : buckets) {
        Bucket(batch, lexicon, batch.same_family, grouping.reasons, cases).run(members);
    }
    join_disputed_parties(batch, facts, cases, grouping.reasons);
    for (std::size_t i = 0; i < half_open.size(); ++i) {
        if (!half_open[i].code.empty()) grouping.reasons[i] = half_open[i];
    }
    std::unordered_map<std::size_t, int> numbers;
    grouping.case_of.reserve(batch.facts.size());
    for (std::size_t i = 0; i < batch.facts.size(); ++i) {
        const auto [at, fresh] = numbers.try_emplace(cases.find(i), grouping.cases);
        if (fresh) ++grouping.cases;
        grouping.case_of.push_back(at->second);
    }
    return grouping;
}

}  // namespace waybill
