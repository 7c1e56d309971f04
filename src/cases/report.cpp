#include "cases/report.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <tuple>

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

std::string date_text(const std::string& from, const std::string& to) {
    if (from.empty() && to.empty()) return "no date";
    if (from == to) return from;
    if (from.empty()) return "until " + to;
    if (to.empty()) return "from " + from;
    return from + " to " + to;
}

std::string claim_text(const Claim& c) {
    std::string text{to_string(c.stage)};
    if (c.polarity == Polarity::denied) text += ", denied";
    if (c.certainty != Certainty::certain) text += fmt::format(", {}", to_string(c.certainty));
    text += fmt::format(": {}", c.item.designation.value_or(c.item.text.empty() ? std::string(to_string(c.item.category)) : c.item.text));
    if (c.quantity) text += ", " + number(c.quantity->min, c.quantity->max) + (c.quantity->unit.empty() ? "" : " " + c.quantity->unit);
    if (c.value) text += fmt::format(", {} {:.4g}", c.value->currency, c.value->amount);
    if (c.date) text += ", " + date_text(c.date->from, c.date->to);
    if (c.place) text += ", " + *c.place;
    return text;
}

std::string said_by(const Claim& c) {
    if (c.sources.empty()) return "the author";
    std::string text;
    for (const std::string& source : c.sources) text += (text.empty() ? "" : " > ") + source;
    return text;
}

std::string name(const ClaimRef& ref) { return fmt::format("{}#{}", ref.doc, ref.index); }

}  // namespace

CaseFile::CaseFile(const Ledger& ledger, std::span<const DocumentClaims> claims, std::span<const Document> documents) : ledger_(ledger) {
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
    return at == documents_.end() || at->second->outlet.empty() ? doc : at->second->outlet;
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
    return entries;
}

std::string timeline_text(const CaseFile& file, const Case& c) {
    std::string out;
    for (const TimelineEntry& entry : timeline(file, c)) {
        const Claim* claim = file.claim(entry.claim);
        const std::string time = entry.from.empty() && entry.to.empty() ? "reported " + entry.reported
                                                                        : date_text(entry.from, entry.to) + (entry.some_day ? " (some day)" : "");
        out += fmt::format("{:32} {}; {} [{}]{}\n", time, claim_text(*claim), said_by(*claim), name(entry.claim), entry.first ? ", first report" : "");
    }
    return out;
}

std::string case_text(const CaseFile& file, const Case& c) {
    const auto origins = file.origins(c);
    const auto conflicts = file.conflicts(c);
    std::string out = fmt::format("{}\n{} to {}, {} ({}): {} claims, {} origins, {} conflicts\n{}\n", c.id, c.supplier.value_or("unknown"),
                                  c.recipient.value_or("unknown"), c.item, to_string(c.category), c.claims.size(), origins.size(),
                                  conflicts.size(), to_string(register_row(file, c)));
    for (const Grade& grade : c.grades) {
        out += fmt::format("\n{}: credibility {}, {} to {} independent origins\n", to_string(grade.stage), grade.credibility, grade.origins_min, grade.origins_max);
        for (const Reason& reason : grade.grounds) out += fmt::format("  {}: {}\n", reason.code, reason.text);
        for (const std::string& change : grade.would_change) out += fmt::format("  would change with: {}\n", change);
        for (const Membership& member : c.claims) {
            const Claim* claim = file.claim(member.claim);
            if (claim == nullptr || claim->stage != grade.stage) continue;
            const Origin* origin = file.origin(member.claim);
            out += fmt::format("  - {}\n    {} in {}, {} [{}]; in this case because: {}\n", claim_text(*claim), said_by(*claim),
                               file.outlet(member.claim.doc), file.published(member.claim.doc), name(member.claim), member.reason.text);
            if (origin != nullptr) out += fmt::format("    origin: {}\n", origin->label);
            for (const Evidence& evidence : claim->evidence) out += fmt::format("    \"{}\"\n", evidence.text);
        }
    }
    out += "\norigins\n";
    for (const Origin* origin : origins) {
        out += fmt::format("  {} ({}, reliability {})\n", origin->label, to_string(origin->stake), origin->reliability);
        for (const Membership& member : origin->claims) out += fmt::format("    {}: {}\n", name(member.claim), member.reason.text);
    }
    if (!conflicts.empty()) out += "\nconflicts\n";
    for (const Conflict* conflict : conflicts) {
        out += fmt::format("  {}: {} and {}: {}\n", to_string(conflict->kind), name(conflict->first), name(conflict->second), conflict->reason.text);
    }
    const auto derivations = file.derivations(c);
    if (!derivations.empty()) out += "\nderived documents\n";
    for (const Derivation* derivation : derivations) {
        out += fmt::format("  {} is a {} of {}: {}\n", derivation->to, to_string(derivation->kind), derivation->from, derivation->reason.text);
    }
    return out + "\ntimeline\n" + timeline_text(file, c);
}

}  // namespace waybill
