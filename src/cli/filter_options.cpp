#include "cli/filter_options.h"

#include <algorithm>

#include "base/date.h"
#include "waybill/error.h"

namespace waybill {
namespace {

/// "2022", "2022-08" or "2022-08-17".
std::string date_filter(const std::string& name, const std::string& text) {
    if (text.empty()) return text;
    const bool digits = text.find_first_not_of("0123456789-") == std::string::npos;
    const std::string day = text + (text.size() == 4 ? "-01-01" : text.size() == 7 ? "-01" : "");
    if (!digits || text.size() > 10 || !day_from_iso(day)) {
        throw UsageError(name + " takes a year, a month or a day (2022, 2022-08, 2022-08-17), not '" + text + "'");
    }
    return text;
}

std::string party_filter(const Catalogue& catalogue, const std::string& text) {
    if (text.empty()) return text;
    if (const Party* party = catalogue.party(text)) return party->kind == PartyKind::state ? party->id : party->name;
    if (const Party* party = catalogue.party_named(text)) return party->kind == PartyKind::state ? party->id : party->name;
    std::string upper = text;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    if (const Party* party = catalogue.party(upper); party != nullptr && party->kind == PartyKind::state) return party->id;
    return text;
}

}  // namespace

std::string party_as_written(const Catalogue& catalogue, const std::string& text) { return party_filter(catalogue, text); }

void FilterOptions::setup(Options& options) {
    options.text("--supplier", "PARTY", "supplied by this party: ISO code (IR) or name (Iran)", supplier);
    options.text("--recipient", "PARTY", "supplied to this party", recipient);
    options.text("--item", "ITEM", "a category (uav), a designation (Shahed-136, Geran-2) or words of the item", item);
    options.choice("--stage", "at this stage", enum_choices(Stage::halt), stage);
    options.choice("--category", "of this category", enum_choices(Category::other), category);
    options.text("--since", "DATE", "in documents published on or after it: 2022, 2022-08, 2022-08-17", since);
    options.text("--until", "DATE", "in documents published on or before it", until);
    options.text("--outlet", "NAME", "in documents of this outlet", outlet);
    options.choice("--review", "that people have treated so; default: all that nobody has rejected", enum_choices(Review::rejected), review);
    options.fraction("--min-confidence", "at least this sure, 0 to 1", min_confidence);
}

ClaimFilter FilterOptions::resolve(const Catalogue& catalogue) const {
    ClaimFilter filter;
    filter.supplier = party_filter(catalogue, supplier);
    filter.recipient = party_filter(catalogue, recipient);
    filter.since = date_filter("--since", since);
    filter.until = date_filter("--until", until);
    filter.outlet = outlet;
    filter.min_confidence = min_confidence;
    if (!review.empty()) filter.review = review_from(review);
    if (!stage.empty()) filter.stage = stage_from(stage);
    if (!category.empty()) filter.category = category_from(category);
    if (!item.empty()) {
        if (const auto named = category_from(item)) {
            filter.category = named;
        } else {
            filter.items.push_back(item);
            if (const System* system = catalogue.system_named(item)) filter.items.push_back(system->designation);
        }
    }
    return filter;
}


void add_format(Options& options, std::string& format) {
    options.choice("--format", "table for people (the default), JSON Lines or CSV for programs", {"table", "jsonl", "csv"}, format);
}

}  // namespace waybill
