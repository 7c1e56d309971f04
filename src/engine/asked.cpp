#include "engine/asked.h"

#include <algorithm>

#include "base/date.h"
#include "waybill/error.h"

namespace waybill {

std::string party_as_written(const Catalogue& catalogue, const std::string& text) {
    if (text.empty()) return text;
    if (const Party* party = catalogue.party(text)) return party->kind == PartyKind::state ? party->id : party->name;
    if (const Party* party = catalogue.party_named(text)) return party->kind == PartyKind::state ? party->id : party->name;
    std::string upper = text;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    if (const Party* party = catalogue.party(upper); party != nullptr && party->kind == PartyKind::state) return party->id;
    return text;
}

std::string day_asked(const std::string& name, const std::string& text) {
    if (text.empty()) return text;
    const bool digits = text.find_first_not_of("0123456789-") == std::string::npos;
    const std::string day = text + (text.size() == 4 ? "-01-01" : text.size() == 7 ? "-01" : "");
    if (!digits || text.size() > 10 || !day_from_iso(day)) {
        throw UsageError(name + " takes a year, a month or a day (2022, 2022-08, 2022-08-17), not '" + text + "'");
    }
    return text;
}

void ask_for_item(const Catalogue& catalogue, const std::string& text, ClaimFilter& filter) {
    if (text.empty()) return;
    if (const auto named = category_from(text)) {
        filter.category = named;
        return;
    }
    filter.items.push_back(text);
    if (const System* system = catalogue.system_named(text)) filter.items.push_back(system->designation);
}

}  // namespace waybill
