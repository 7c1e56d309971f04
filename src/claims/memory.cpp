#include "claims/memory.h"

#include <algorithm>
#include <cstdlib>

#include "claims/merge.h"

namespace waybill {

namespace {

struct Record {
    std::string supplier;
    std::string recipient;
    std::optional<std::string> designation;
    Category category = Category::weapons;
    std::int32_t item = -1;
    std::uint32_t sentence = 0;
};

bool same_kind(const Record& record, const Candidate& candidate) {
    if (record.designation && candidate.designation) return *record.designation == *candidate.designation;
    return record.category == candidate.category || (drone(record.category) && drone(candidate.category));
}

/// The record that fits best: the same item before another, then the nearest, an
/// earlier one before a later one.
template <class Fits>
const Record* best_record(const std::vector<Record>& records, const Candidate& candidate, bool kind_must_match, Fits fits) {
    const Record* best = nullptr;
    int best_cost = 0;
    const auto here = static_cast<int>(candidate.sentences.front());
    for (const Record& record : records) {
        const auto other = [&](const std::string& party) {
            return std::find(candidate.others.begin(), candidate.others.end(), party) != candidate.others.end();
        };
        if (!fits(record) || (!candidate.supplier && other(record.supplier)) || (!candidate.recipient && other(record.recipient))) continue;
        const bool kin = same_kind(record, candidate);
        if (kind_must_match && !kin) continue;
        const int gap = here - static_cast<int>(record.sentence);
        const int cost = (gap >= 0 ? gap : 3 - 2 * gap) + (kin ? 0 : 6);
        if (!best || cost <= best_cost) best = &record, best_cost = cost;
    }
    return best;
}

}  // namespace

namespace {

class Memory {
public:
    Memory(const Scene& scene, std::vector<Candidate>& candidates) : scene_(scene), candidates_(candidates) {}

    void run() {
        // What stands in full first; then what the makers of the items complete; then the rest.
        for (Candidate& candidate : candidates_) settle_direction(candidate);
        collect();
        for (Candidate& candidate : candidates_) {
            if (candidate.recipient && !candidate.supplier) by_item(candidate);
        }
        collect();
        for (Candidate& candidate : candidates_) fill(candidate);
        collect();
        for (Candidate& candidate : candidates_) {
            if (!candidate.supplier || !candidate.recipient) fill(candidate);
        }
    }

private:
    const ItemAt* item_of(const Candidate& candidate) const {
        return candidate.item.item >= 0 ? &scene_.items()[static_cast<std::size_t>(candidate.item.item)] : nullptr;
    }

    void collect() {
        records_.clear();
        for (const Candidate& candidate : candidates_) {
            if (!candidate.supplier || !candidate.recipient || candidate.item.item < 0) continue;
            if (*candidate.supplier == *candidate.recipient || candidate.denied) continue;
            records_.push_back({*candidate.supplier, *candidate.recipient, candidate.designation, candidate.category, candidate.item.item,
                                candidate.sentences.front()});
        }
    }

    /// The maker's country supplies: turns round what was read the wrong way.
    void settle_direction(Candidate& candidate) const {
        const ItemAt* item = item_of(candidate);
        if (!item || !candidate.recipient) return;
        if (scene_.is_company(*candidate.recipient) && !candidate.supplier) {
            std::swap(candidate.supplier, candidate.recipient);
            std::swap(candidate.supplier_from, candidate.recipient_from);
            return;
        }
        const auto makes = [&](const std::string& party) {
            return party == item->supplier || std::find(item->origins.begin(), item->origins.end(), party) != item->origins.end();
        };
        if (!makes(*candidate.recipient) || candidate.stage == Stage::intercept || candidate.needs_supplier) return;
        if (candidate.supplier && makes(*candidate.supplier)) return;
        if (candidate.recipient_from == Found::syntax && candidate.supplier_from == Found::syntax && item->supplier != *candidate.recipient) {
            return;  // it may go back where it came from
        }
        std::swap(candidate.supplier, candidate.recipient);
        std::swap(candidate.supplier_from, candidate.recipient_from);
    }

    /// Who makes a designated item supplies it where the document says nothing else.
    void by_item(Candidate& candidate) const {
        const ItemAt* item = item_of(candidate);
        if (!item) return;
        if (!item->supplier.empty() && item->supplier != *candidate.recipient) {
            candidate.supplier = item->supplier;
            candidate.supplier_from = Found::item;
            return;
        }
        std::string best;
        for (const std::string& state : item->origins) {
            if (state == *candidate.recipient) return;
            if (best.empty() || scene_.weight(state) > scene_.weight(best)) best = state;
        }
        if (best.empty() || scene_.weight(best) == 0) return;  // the document has to speak of it
        candidate.supplier = best;
        candidate.supplier_from = Found::origin;
    }

    void use(Candidate& candidate, const Record& record) const {
        if (!candidate.supplier) candidate.supplier = record.supplier, candidate.supplier_from = Found::memory;
        if (!candidate.recipient) candidate.recipient = record.recipient, candidate.recipient_from = Found::memory;
        if (record.sentence != candidate.sentences.front()) candidate.sentences.push_back(record.sentence);
    }

    void fill(Candidate& candidate) const {
        if (candidate.item.item < 0) fill_item(candidate);
        if (candidate.supplier && candidate.recipient) return;
        const auto agrees = [&](const Record& r) {
            return (candidate.supplier && *candidate.supplier == r.supplier) || (candidate.recipient && *candidate.recipient == r.recipient);
        };
        if (!candidate.supplier && !candidate.recipient && candidate.item_from != Found::memory && !candidate.needs_supplier &&
            records_.empty() && from_sentence(candidate)) {
            return;
        }
        if (!candidate.supplier && !candidate.recipient) {
            const ItemAt* item = item_of(candidate);
            const Record* record = best_record(records_, candidate, true, [](const Record&) { return true; });
            if (!record && item && (candidate.designation || candidate.item_from == Found::memory)) {
                record = best_record(records_, candidate, false, [&](const Record& r) {
                    const bool made = item->origins.empty() ||
                                      std::find(item->origins.begin(), item->origins.end(), r.supplier) != item->origins.end();
                    return made && candidate.sentences.front() - r.sentence <= 6;
                });
            } else if (!record && item && !candidate.weak) {
                record = best_record(records_, candidate, false,
                                     [&](const Record& r) { return candidate.sentences.front() - r.sentence <= 3; });
            }
            if (record) {
                use(candidate, *record);
            } else if (item && item->designation && !candidate.weak && !candidate.needs_supplier) {
                // Nothing but the maker and the state the document is about.
                for (const std::string& state : item->origins) {
                    if (scene_.weight(state) < 2) continue;
                    const std::optional<std::string> other = topic(state, candidate);
                    if (!other) continue;
                    candidate.supplier = state;
                    candidate.recipient = other;
                    candidate.supplier_from = Found::origin;
                    candidate.recipient_from = Found::memory;
                    break;
                }
            }
            return;
        }
        if (candidate.stage == Stage::intercept && candidate.recipient) return;  // whose it was has to be said
        if ((!candidate.supplier && candidate.supplier_vague) || (!candidate.recipient && candidate.recipient_vague)) return;
        if (const Record* record = best_record(records_, candidate, true, agrees)) return use(candidate, *record);
        if (!candidate.supplier) {
            by_item(candidate);
            if (candidate.supplier || candidate.needs_supplier) return;  // use proves no transfer by itself
            if (const Record* other = best_record(records_, candidate, true, [&](const Record& r) { return r.supplier != *candidate.recipient; })) {
                candidate.supplier = other->supplier;
                candidate.supplier_from = Found::memory;
                return;
            }
        }
        if (records_.empty() && candidate.item_from != Found::memory && !candidate.needs_supplier) {
            const std::string other = lone_party(candidate, candidate.supplier ? *candidate.supplier : *candidate.recipient);
            const ItemAt* item = item_of(candidate);
            const bool foreign = !candidate.supplier && item && !item->origins.empty() &&
                                 std::find(item->origins.begin(), item->origins.end(), other) == item->origins.end();
            if (!other.empty() && !foreign) {
                (candidate.supplier ? candidate.recipient : candidate.supplier) = other;
                (candidate.supplier_from == Found::none ? candidate.supplier_from : candidate.recipient_from) = Found::nearby;
                return;
            }
        }
        if (const Record* any = best_record(records_, candidate, false, agrees)) return use(candidate, *any);
        const ItemAt* named = item_of(candidate);
        if (candidate.weak || (named && named->weak && !candidate.designation)) return;
        if (!candidate.recipient) {
            const std::string lone = lone_party(candidate, *candidate.supplier);
            if (!lone.empty()) {
                candidate.recipient = lone;
                candidate.recipient_from = Found::memory;
            } else if (const Record* other = best_record(records_, candidate, false, [&](const Record& r) {
                           return r.recipient != *candidate.supplier;
                       })) {
                candidate.recipient = other->recipient;
                candidate.recipient_from = Found::memory;
            } else {
                candidate.recipient = topic(*candidate.supplier, candidate);
                if (candidate.recipient) candidate.recipient_from = Found::memory;
            }
        } else {
            std::string guess = scene_.speaker();
            if (guess.empty() || guess == *candidate.recipient) guess = lone_party(candidate, *candidate.recipient);
            if (!guess.empty()) {
                candidate.supplier = guess;
                candidate.supplier_from = Found::memory;
            }
        }
    }

    /// The two parties that the sentence names besides its sources, in the order that the stage word expects.
    bool from_sentence(Candidate& candidate) const {
        const Tree& tree = scene_.tree();
        std::vector<std::string> found;
        for (const PartyAt& party : scene_.parties()) {
            if (party.aside || party.company || tree.sentence(party.begin) != tree.sentence(candidate.anchor)) continue;
            const Span span = tree.span(party.begin, party.end);
            const bool source = std::any_of(tree.analysis().attributions.begin(), tree.analysis().attributions.end(),
                                            [&](const Attribution& a) { return a.source.contains(span); });
            const bool other = std::find(candidate.others.begin(), candidate.others.end(), party.party) != candidate.others.end();
            if (source || other || std::find(found.begin(), found.end(), party.party) != found.end()) continue;
            found.push_back(party.party);
        }
        if (found.size() != 2) return false;
        bool turned = candidate.acquiring;
        if (const ItemAt* item = item_of(candidate)) {
            const auto makes = [&](const std::string& party) {
                return party == item->supplier || std::find(item->origins.begin(), item->origins.end(), party) != item->origins.end();
            };
            if (makes(found[0]) != makes(found[1])) turned = makes(found[1]);
        }
        candidate.supplier = found[turned ? 1 : 0];
        candidate.recipient = found[turned ? 0 : 1];
        candidate.supplier_from = candidate.recipient_from = Found::nearby;
        return true;
    }

    /// The one other state that the sentence names, outside of the words for its sources.
    std::string lone_party(const Candidate& candidate, const std::string& not_this) const {
        const Tree& tree = scene_.tree();
        std::string found;
        for (const PartyAt& party : scene_.parties()) {
            if (party.aside || !party.state || party.party == not_this) continue;
            if (tree.sentence(party.begin) != tree.sentence(candidate.anchor)) continue;
            const Span span = tree.span(party.begin, party.end);
            const bool source = std::any_of(tree.analysis().attributions.begin(), tree.analysis().attributions.end(),
                                            [&](const Attribution& a) { return a.source.contains(span); });
            const bool other = std::find(candidate.others.begin(), candidate.others.end(), party.party) != candidate.others.end();
            if (source || other) continue;
            if (!found.empty() && found != party.party) return {};
            found = party.party;
        }
        return found;
    }

    /// The state that the document speaks of most, next to one.
    std::optional<std::string> topic(const std::string& not_this, const Candidate& candidate) const {
        std::optional<std::string> best;
        for (const PartyAt& party : scene_.parties()) {
            if (party.aside || !party.state || party.party == not_this || scene_.weight(party.party) < 2) continue;
            if (std::find(candidate.others.begin(), candidate.others.end(), party.party) != candidate.others.end()) continue;
            if (!best || scene_.weight(party.party) > scene_.weight(*best)) best = party.party;
        }
        return best;
    }

    /// The item of a bare "the contract": that of the nearest transfer between these parties.
    void fill_item(Candidate& candidate) const {
        const Record* record = best_record(records_, candidate, false, [&](const Record& r) {
            if (static_cast<int>(candidate.sentences.front()) - static_cast<int>(r.sentence) > 12) return false;
            return (!candidate.supplier || *candidate.supplier == r.supplier) && (!candidate.recipient || *candidate.recipient == r.recipient);
        });
        std::int32_t index = record ? record->item : -1;
        if (index < 0) index = scene_.last_item_before(candidate.anchor);
        if (index < 0) return;
        const ItemAt& found = scene_.items()[static_cast<std::size_t>(index)];
        candidate.item.item = index;
        candidate.item_from = Found::memory;
        candidate.designation = found.designation;
        candidate.category = found.category;
        candidate.item_text = std::string(scene_.tree().span(found.begin, found.end).of(scene_.tree().text()));
        candidate.sentences.push_back(scene_.tree().sentence(found.begin));
    }

    const Scene& scene_;
    std::vector<Candidate>& candidates_;
    std::vector<Record> records_;
};

}  // namespace

void fill_from_memory(const Scene& scene, std::vector<Candidate>& candidates) { Memory(scene, candidates).run(); }

std::string refusal(const Scene& scene, const Candidate& candidate) {
    if (candidate.heading) return "in a heading";
    if (!candidate.supplier && !candidate.recipient) return "no party";
    if (candidate.supplier && candidate.recipient && *candidate.supplier == *candidate.recipient) return "one party only";
    if (!candidate.recipient) return "nobody receives it";
    if (candidate.supplier && scene.country_of(*candidate.supplier) == scene.country_of(*candidate.recipient)) return "a country's own firm";
    if (candidate.item.item < 0) return "no item";
    if (candidate.needs_supplier && !candidate.supplier) return "whose it was is not said";
    if (candidate.needs_supplier && !candidate.recipient) return "nobody uses it";
    const ItemAt& item = scene.items()[static_cast<std::size_t>(candidate.item.item)];
    if (candidate.weak && candidate.item_from == Found::none) return "no item of arms";
    if (item.weak && !candidate.designation && item.antecedent < 0) {
        const auto sure = [](Found found) { return found == Found::syntax || found == Found::shared || found == Found::item; };
        if (!candidate.supplier || !candidate.recipient) return "no arms";
        if (!scene.military() && !(sure(candidate.supplier_from) && sure(candidate.recipient_from))) return "no arms";
        if (!scene.military() && (scene.is_company(*candidate.supplier) || scene.is_company(*candidate.recipient))) return "no arms";
    }
    const bool loose_parties = (candidate.supplier_from == Found::memory || candidate.supplier_from == Found::none) &&
                               (candidate.recipient_from == Found::memory || candidate.recipient_from == Found::none);
    if (loose_parties && candidate.weak && candidate.item_from != Found::syntax) return "no party in the sentence";
    if (loose_parties && candidate.item_from == Found::memory) return "neither party nor item in the sentence";
    if (candidate.stage == Stage::produce && (!candidate.recipient || candidate.recipient_from == Found::memory)) return "made for nobody else";
    if (candidate.needs_supplier && candidate.recipient &&
        std::find(item.origins.begin(), item.origins.end(), *candidate.recipient) != item.origins.end()) {
        return "its own";
    }
    return {};
}

}  // namespace waybill
