#include "claims/memory.h"

#include <algorithm>
#include <cstdlib>

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

bool drone(Category c) { return c == Category::uav || c == Category::loitering_munition; }

bool same_kind(const Record& record, const Candidate& candidate) {
    if (record.designation && candidate.designation) return *record.designation == *candidate.designation;
    return record.category == candidate.category || (drone(record.category) && drone(candidate.category));
}

bool firm(Found found) {
    return found == Found::syntax || found == Found::shared || found == Found::item || found == Found::nearby;
}

/// The record that fits best: the same item before another, then the nearest, an
/// earlier one before a later one.
template <class Fits>
const Record* best_record(const std::vector<Record>& records, const Candidate& candidate, bool kind_must_match, Fits fits) {
    const Record* best = nullptr;
    int best_cost = 0;
    const auto here = static_cast<int>(candidate.sentences.front());
    for (const Record& record : records) {
        if (!fits(record)) continue;
        const bool kin = same_kind(record, candidate);
        if (kind_must_match && !kin) continue;
        const int gap = here - static_cast<int>(record.sentence);
        const int cost = (gap >= 0 ? gap : 3 - 2 * gap) + (kin ? 0 : 6);
        if (!best || cost <= best_cost) best = &record, best_cost = cost;
    }
    return best;
}

}  // namespace

void fill_from_memory(const Scene& scene, std::vector<Candidate>& candidates) {
    std::vector<Record> records;
    for (const Candidate& candidate : candidates) {
        if (!candidate.supplier || !candidate.recipient || candidate.item.item < 0 || candidate.item.pronoun) continue;
        if (!firm(candidate.supplier_from) || !firm(candidate.recipient_from) || !firm(candidate.item_from)) continue;
        records.push_back({*candidate.supplier, *candidate.recipient, candidate.designation, candidate.category, candidate.item.item,
                           candidate.sentences.front()});
    }
    for (Candidate& candidate : candidates) {
        // The item of a bare "the contract": that of the nearest transfer between these parties.
        if (candidate.item.item < 0) {
            const Record* record = best_record(records, candidate, false, [&](const Record& r) {
                if (static_cast<int>(candidate.sentences.front()) - static_cast<int>(r.sentence) > 12) return false;
                return (!candidate.supplier || *candidate.supplier == r.supplier) && (!candidate.recipient || *candidate.recipient == r.recipient);
            });
            std::int32_t item = record ? record->item : -1;
            if (item < 0) item = scene.last_item_before(candidate.anchor);
            if (item >= 0) {
                const ItemAt& found = scene.items()[static_cast<std::size_t>(item)];
                candidate.item.item = item;
                candidate.item_from = Found::memory;
                candidate.designation = found.designation;
                candidate.category = found.category;
                candidate.item_text = std::string(scene.tree().span(found.begin, found.end).of(scene.tree().text()));
                candidate.sentences.push_back(scene.tree().sentence(found.begin));
            }
        }
        if (candidate.supplier && candidate.recipient) continue;
        const ItemAt* item = candidate.item.item >= 0 ? &scene.items()[static_cast<std::size_t>(candidate.item.item)] : nullptr;
        // Who makes a designated item supplies it where the document says nothing else.
        const auto origin = [&]() -> std::string {
            if (!item) return {};
            std::string found;
            for (const std::string& state : item->origins) {
                if (candidate.recipient && state == *candidate.recipient) return {};
                if (scene.weight(state) > 0 && found.empty()) found = state;
            }
            if (found.empty() && item->origins.size() == 1) found = item->origins.front();
            return found;
        };
        const auto use_record = [&](const Record& record) {
            if (!candidate.supplier) candidate.supplier = record.supplier, candidate.supplier_from = Found::memory;
            if (!candidate.recipient) candidate.recipient = record.recipient, candidate.recipient_from = Found::memory;
            candidate.sentences.push_back(record.sentence);
        };
        if (candidate.supplier || candidate.recipient) {
            const auto agrees = [&](const Record& r) {
                return (candidate.supplier && *candidate.supplier == r.supplier) || (candidate.recipient && *candidate.recipient == r.recipient);
            };
            if (const Record* record = best_record(records, candidate, true, agrees)) {
                use_record(*record);
                continue;
            }
            if (!candidate.supplier) {
                if (item && !item->supplier.empty() && item->supplier != *candidate.recipient) {
                    candidate.supplier = item->supplier;
                    candidate.supplier_from = Found::item;
                } else if (std::string state = origin(); !state.empty()) {
                    candidate.supplier = std::move(state);
                    candidate.supplier_from = Found::origin;
                } else if (const Record* other = best_record(records, candidate, true, [&](const Record& r) {
                               return r.supplier != *candidate.recipient;
                           })) {
                    candidate.supplier = other->supplier;
                    candidate.supplier_from = Found::memory;
                    candidate.sentences.push_back(other->sentence);
                } else if (const Record* any = best_record(records, candidate, false, agrees)) {
                    use_record(*any);
                }
            } else if (const Record* any = best_record(records, candidate, false, agrees)) {
                use_record(*any);
            } else if (const Record* other = best_record(records, candidate, false, [&](const Record& r) {
                           return r.recipient != *candidate.supplier;
                       })) {
                candidate.recipient = other->recipient;
                candidate.recipient_from = Found::memory;
                candidate.sentences.push_back(other->sentence);
            }
        } else if (const Record* record = best_record(records, candidate, true, [](const Record&) { return true; })) {
            use_record(*record);
        }
    }
}

std::string refusal(const Scene& scene, const Candidate& candidate) {
    if (candidate.heading) return "in a heading";
    if (!candidate.supplier && !candidate.recipient) return "no party";
    if (candidate.supplier && candidate.recipient && *candidate.supplier == *candidate.recipient) return "one party only";
    if (candidate.item.item < 0) return "no item";
    if (candidate.needs_supplier && !candidate.supplier) return "whose it was is not said";
    if (candidate.needs_supplier && !candidate.recipient) return "nobody uses it";
    const ItemAt& item = scene.items()[static_cast<std::size_t>(candidate.item.item)];
    if (candidate.weak && candidate.item_from == Found::none) return "no item of arms";
    if (item.weak && !candidate.designation && item.antecedent < 0 && !(candidate.supplier && candidate.recipient)) return "no arms";
    const bool loose_parties = (candidate.supplier_from == Found::memory || candidate.supplier_from == Found::none) &&
                               (candidate.recipient_from == Found::memory || candidate.recipient_from == Found::none);
    if (loose_parties && candidate.weak) return "no party in the sentence";
    if (loose_parties && candidate.item_from == Found::memory) return "neither party nor item in the sentence";
    if (candidate.stage == Stage::produce && !candidate.recipient) return "made for nobody else";
    return {};
}

}  // namespace waybill
