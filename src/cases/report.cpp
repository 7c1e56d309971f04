#include "cases/report.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <tuple>

#include "cases/claim_words.h"
#include "cases/matter.h"

namespace waybill {
namespace {

std::string number(std::optional<std::int64_t> min, std::optional<std::int64_t> max) {
    if (min && max) return *min == *max ? fmt::format("{}", *min) : fmt::format("{} to {}", *min, *max);
    if (min) return fmt::format("{} or more", *min);
    if (max) return fmt::format("up to {}", *max);
    return {};
}

/// What several origins say of one figure: the union of their ranges, in
/// brackets unless two origins agree on it and nobody differs.
struct Figure {
    std::set<std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>> ranges;
    std::set<const Origin*> origins;
    std::string unit;

    void add(const Quantity& q, const Origin* origin) {
        ranges.emplace(q.min, q.max);
        origins.insert(origin);
        if (!q.unit.empty()) unit = q.unit;
    }
    std::string text() const {
        if (ranges.empty()) return {};
        std::string out;
        if (ranges.size() == 1) {
            out = number(ranges.begin()->first, ranges.begin()->second);
        } else {
            std::optional<std::int64_t> low;
            std::optional<std::int64_t> high;
            for (const auto& [min, max] : ranges) {
                if (const auto least = min ? min : max; least && (!low || *least < *low)) low = least;
                if (const auto most = max ? max : min; most && (!high || *most > *high)) high = most;
            }
            out = number(low, high);
        }
        if (!unit.empty()) out += " " + unit;
        return ranges.size() == 1 && origins.size() > 1 ? out : "(" + out + ")";
    }
};

/// Years of dated claims.
struct Years {
    std::set<std::string> years;
    std::set<const Origin*> origins;

    void add(const DateRange& date, const Origin* origin) {
        for (const std::string& day : {date.from, date.to}) {
            if (day.size() >= 4) years.insert(day.substr(0, 4));
        }
        origins.insert(origin);
    }
    std::string text() const {
        if (years.empty()) return {};
        const std::string out = years.size() == 1 ? *years.begin() : *years.begin() + "-" + *years.rbegin();
        return origins.size() > 1 ? out : "(" + out + ")";
    }
};

}  // namespace

CaseFile::CaseFile(const Ledger& ledger, std::span<const DocumentClaims> claims, std::span<const Document> documents,
                   std::map<std::string, std::string, std::less<>> names)
    : ledger_(ledger), names_(std::move(names)) {
    for (const DocumentClaims& entry : claims) claims_[entry.doc] = &entry;
    for (const Document& document : documents) documents_[document.name] = &document;
    for (const Origin& origin : ledger.origins) {
        for (const Membership& member : origin.claims) origins_[member.claim] = &origin;
    }
}

const Claim* CaseFile::claim(const ClaimRef& ref) const {
    const auto at = claims_.find(ref.doc);
    return at == claims_.end() || ref.index >= at->second->claims.size() ? nullptr : &at->second->claims[ref.index];
}

const Origin* CaseFile::origin(const ClaimRef& ref) const {
    const auto at = origins_.find(ref);
    return at == origins_.end() ? nullptr : at->second;
}

std::string CaseFile::published(const std::string& doc) const {
    if (const auto at = documents_.find(doc); at != documents_.end() && !at->second->published.empty()) return at->second->published;
    const auto at = claims_.find(doc);
    return at == claims_.end() ? std::string{} : at->second->published;
}

std::string CaseFile::outlet(const std::string& doc) const {
    const auto at = documents_.find(doc);
    return at == documents_.end() || at->second->outlet.empty() ? name(doc) : at->second->outlet;
}

std::string CaseFile::title(const std::string& doc) const {
    const auto at = documents_.find(doc);
    return at == documents_.end() ? std::string{} : at->second->title;
}

std::string CaseFile::name(const std::string& doc) const {
    const auto at = names_.find(doc);
    return at == names_.end() ? doc : at->second;
}

std::vector<const Origin*> CaseFile::origins(const Case& c) const {
    std::vector<const Origin*> found;
    for (const Membership& member : c.claims) {
        const Origin* origin = this->origin(member.claim);
        if (origin != nullptr && std::find(found.begin(), found.end(), origin) == found.end()) found.push_back(origin);
    }
    return found;
}

std::vector<const Conflict*> CaseFile::conflicts(const Case& c) const {
    std::vector<const Conflict*> found;
    for (const Conflict& conflict : ledger_.conflicts) {
        if (conflict.case_id == c.id) found.push_back(&conflict);
    }
    return found;
}

std::vector<const Derivation*> CaseFile::derivations(const Case& c) const {
    std::set<std::string_view> docs;
    for (const Membership& member : c.claims) docs.insert(member.claim.doc);
    std::vector<const Derivation*> found;
    for (const Derivation& derivation : ledger_.derivations) {
        if (docs.contains(derivation.from) && docs.contains(derivation.to)) found.push_back(&derivation);
    }
    return found;
}

RegisterRow register_row(const CaseFile& file, const Case& c) {
    Figure ordered;
    Figure delivered;
    Years order_years;
    Years delivery_years;
    std::set<Stage> done;
    bool denied = false;
    for (const Membership& member : c.claims) {
        const Claim* claim = file.claim(member.claim);
        if (claim == nullptr) continue;
        if (claim->polarity == Polarity::denied) {
            denied = true;
            continue;
        }
        if (!is_done(*claim)) continue;
        done.insert(claim->stage);
        const Origin* origin = file.origin(member.claim);
        const bool order = claim->stage == Stage::agree;
        if (!order && claim->stage != Stage::deliver) continue;
        if (claim->quantity) (order ? ordered : delivered).add(*claim->quantity, origin);
        if (claim->date) (order ? order_years : delivery_years).add(*claim->date, origin);
    }
    RegisterRow row;
    row.supplier = c.supplier.value_or("unknown");
    row.recipient = c.recipient.value_or("unknown");
    row.item = c.item;
    row.ordered = ordered.text();
    row.year_of_order = order_years.text();
    row.delivered = delivered.text();
    row.years_of_delivery = delivery_years.text();
    const auto any = [&](std::initializer_list<Stage> stages) {
        return std::any_of(stages.begin(), stages.end(), [&](Stage stage) { return done.contains(stage); });
    };
    if (any({Stage::deliver, Stage::use, Stage::display})) {
        row.status = "delivered";
    } else if (any({Stage::halt})) {
        row.status = "halted";
    } else if (any({Stage::agree, Stage::produce, Stage::train})) {
        row.status = "ordered";
    } else if (any({Stage::request, Stage::offer, Stage::examine, Stage::negotiate, Stage::approve})) {
        row.status = "sought";
    } else {
        row.status = denied ? "denied only" : "planned";
    }
    if (denied && row.status != "denied only") row.status += ", denied by some";
    return row;
}

std::string to_string(const RegisterRow& row) {
    const auto or_dash = [](const std::string& text) { return text.empty() ? std::string("-") : text; };
    return fmt::format("{} to {}: {}; ordered {} in {}; delivered {} in {}; {}", row.supplier, row.recipient, row.item, or_dash(row.ordered),
                       or_dash(row.year_of_order), or_dash(row.delivered), or_dash(row.years_of_delivery), row.status);
}

std::vector<TimelineEntry> timeline(const CaseFile& file, const Case& c) {
    std::vector<TimelineEntry> entries;
    for (const Membership& member : c.claims) {
        const Claim* claim = file.claim(member.claim);
        if (claim == nullptr) continue;
        TimelineEntry entry;
        entry.claim = member.claim;
        entry.reported = file.published(member.claim.doc);
        if (claim->date) {
            entry.from = claim->date->from;
            entry.to = claim->date->to;
        }
        // Use, training and production go on; the other stages happen on a day.
        const bool lasting = claim->stage == Stage::use || claim->stage == Stage::train || claim->stage == Stage::produce;
        entry.some_day = entry.from != entry.to && !lasting;
        entries.push_back(std::move(entry));
    }
    const auto when = [](const TimelineEntry& e) { return !e.from.empty() ? e.from : !e.to.empty() ? e.to : e.reported; };
    std::sort(entries.begin(), entries.end(), [&](const TimelineEntry& a, const TimelineEntry& b) {
        return std::tuple{when(a), a.reported, a.claim} < std::tuple{when(b), b.reported, b.claim};
    });
    std::map<std::pair<Stage, Polarity>, TimelineEntry*> first;
    for (TimelineEntry& entry : entries) {
        const Claim* claim = file.claim(entry.claim);
        auto& earliest = first[{claim->stage, claim->polarity}];
        if (earliest == nullptr || std::tie(entry.reported, entry.claim) < std::tie(earliest->reported, earliest->claim)) earliest = &entry;
    }
    for (auto& [key, entry] : first) entry->first = true;
    std::map<const Origin*, TimelineEntry*> earliest;
    for (TimelineEntry& entry : entries) {
        auto& known = earliest[file.origin(entry.claim)];
        if (known == nullptr || std::tie(entry.reported, entry.claim) < std::tie(known->reported, known->claim)) known = &entry;
    }
    for (auto& [origin, entry] : earliest) entry->fresh = origin != nullptr;
    return entries;
}

std::string when_text(const TimelineEntry& entry) {
    if (entry.from.empty() && entry.to.empty()) return entry.reported.empty() ? "undated" : entry.reported + " reported";
    return date_text(DateRange{entry.from, entry.to, ""}) + (entry.some_day ? ", some day" : "");
}

}  // namespace waybill
