#include "cases/scoring.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "base/file.h"
#include "claims/scoring.h"
#include "waybill/case.h"
#include "waybill/error.h"

namespace waybill {
namespace {

using Json = nlohmann::ordered_json;

const Json& list_of(const Json& object, const char* key, bool required) {
    static const Json none = Json::array();
    const auto at = object.find(key);
    if (at == object.end()) {
        if (required) throw DataError(fmt::format("\"{}\" is missing", key));
        return none;
    }
    if (!at->is_array()) throw DataError(fmt::format("\"{}\" is not a list", key));
    return *at;
}

std::string text_of(const Json& object, const char* key) {
    const auto at = object.find(key);
    if (!object.is_object() || at == object.end() || !at->is_string()) throw DataError(fmt::format("\"{}\" is missing or no string", key));
    return at->get<std::string>();
}

ClaimRef ref_of(const Json& value) {
    if (!value.is_array() || value.size() != 2 || !value[0].is_string() || !value[1].is_number_unsigned()) {
        throw DataError("\"claims\" holds something other than [document, index]");
    }
    return {value[0].get<std::string>(), value[1].get<std::uint32_t>()};
}

/// Groups of claims, with the claims in the order of the file.
struct Partition {
    std::vector<ClaimRef> order;
    std::map<ClaimRef, std::string> where;
    std::map<std::string, std::set<ClaimRef>> members;

    std::optional<std::string> of(const ClaimRef& claim) const {
        const auto at = where.find(claim);
        return at == where.end() ? std::nullopt : std::optional(at->second);
    }
};

Partition partition(const Json& groups) {
    Partition p;
    for (const Json& group : groups) {
        const std::string id = text_of(group, "id");
        for (const Json& value : list_of(group, "claims", true)) {
            const ClaimRef claim = ref_of(value);
            const auto [at, fresh] = p.where.emplace(claim, id);
            if (!fresh) {
                throw DataError(fmt::format("claim ('{}', {}) stands in two groups: {} and {}", claim.doc, claim.index, at->second, id));
            }
            p.order.push_back(claim);
            p.members[id].insert(claim);
        }
    }
    return p;
}

Rates b_cubed(const Partition& reference, const Partition& extracted) {
    // Extracted groups, cut down to the reference's claims.
    std::map<std::string, std::set<ClaimRef>> groups;
    for (const ClaimRef& claim : reference.order) {
        if (const auto id = extracted.of(claim)) groups[*id].insert(claim);
    }
    double precision = 0;
    double recall = 0;
    for (const ClaimRef& claim : reference.order) {
        const std::set<ClaimRef> alone = {claim};
        const auto id = extracted.of(claim);
        const std::set<ClaimRef>& e = id ? groups.at(*id) : alone;
        const std::set<ClaimRef>& r = reference.members.at(reference.where.at(claim));
        const auto common = static_cast<double>(std::count_if(e.begin(), e.end(), [&](const ClaimRef& c) { return r.contains(c); }));
        precision += common / static_cast<double>(e.size());
        recall += common / static_cast<double>(r.size());
    }
    const double all = std::max<double>(1, static_cast<double>(reference.order.size()));
    const double p = precision / all;
    const double q = recall / all;
    return {rounded(p, 4), rounded(q, 4), p + q > 0 ? rounded(2 * p * q / (p + q), 4) : 0.0};
}

using DocPairs = std::map<std::pair<std::string, std::string>, std::string>;

DocPairs doc_pairs(const Json& derivations) {
    DocPairs pairs;
    for (const Json& d : derivations) {
        std::string from = text_of(d, "from");
        std::string to = text_of(d, "to");
        if (to < from) std::swap(from, to);
        pairs[{from, to}] = text_of(d, "kind");
    }
    return pairs;
}

using Signature = std::tuple<std::string, std::string, std::string, std::pair<std::string, std::string>>;

std::vector<Signature> signatures(const Json& conflicts, const Partition& cases, const Partition& origins) {
    // A claim without a group is its own; the marks keep names and claims apart.
    const auto name = [](const std::optional<std::string>& id) { return id ? "=" + *id : std::string{}; };
    const auto origin = [&](const ClaimRef& claim) {
        const auto id = origins.of(claim);
        return id ? "=" + *id : fmt::format("#{}\n{}", claim.index, claim.doc);
    };
    std::vector<Signature> out;
    for (const Json& conflict : conflicts) {
        const Json& claims = list_of(conflict, "claims", true);
        if (claims.size() != 2) throw DataError("a conflict does not have two claims");
        const ClaimRef a = ref_of(claims[0]);
        const ClaimRef b = ref_of(claims[1]);
        std::pair<std::string, std::string> sides{origin(a), origin(b)};
        if (sides.second < sides.first) std::swap(sides.first, sides.second);
        out.emplace_back(text_of(conflict, "kind"), name(cases.of(a)), name(cases.of(b)), std::move(sides));
    }
    return out;
}

Json load(const std::filesystem::path& path) {
    Json object = Json::parse(read_file(path), nullptr, false);
    if (!object.is_object()) throw DataError(path.string() + ": not a JSON object");
    return object;
}

Json to_json(const Rates& r) { return {{"precision", r.precision}, {"recall", r.recall}, {"f1", r.f1}}; }

}  // namespace

std::string score_cases(const std::filesystem::path& reference_path, const std::filesystem::path& extracted_path, bool json) {
    const Json reference = load(reference_path);
    const Json extracted = load(extracted_path);
    const Partition cases = partition(list_of(reference, "cases", true));
    const Partition origins = partition(list_of(reference, "origins", true));
    const Rates case_rates = b_cubed(cases, partition(list_of(extracted, "cases", true)));
    const Rates origin_rates = b_cubed(origins, partition(list_of(extracted, "origins", true)));

    const DocPairs wanted = doc_pairs(list_of(reference, "derivations", false));
    const DocPairs found = doc_pairs(list_of(extracted, "derivations", false));
    std::size_t hits = 0;
    std::size_t kinds = 0;
    for (const auto& [pair, kind] : wanted) {
        const auto at = found.find(pair);
        if (at == found.end()) continue;
        ++hits;
        kinds += kind == at->second ? 1 : 0;
    }
    const auto d = [](std::size_t n) { return static_cast<double>(n); };
    const Rates derivation_rates = rates(d(hits), d(found.size()), d(hits), d(wanted.size()));
    std::optional<double> kind_accuracy;
    if (hits > 0) kind_accuracy = rounded(d(kinds) / d(hits), 4);

    const auto wanted_conflicts = signatures(list_of(reference, "conflicts", false), cases, origins);
    const auto found_conflicts = signatures(list_of(extracted, "conflicts", false), cases, origins);
    const std::set<Signature> wanted_set(wanted_conflicts.begin(), wanted_conflicts.end());
    const std::set<Signature> found_set(found_conflicts.begin(), found_conflicts.end());
    const auto right_found = std::count_if(found_conflicts.begin(), found_conflicts.end(), [&](const Signature& s) { return wanted_set.contains(s); });
    const auto right_wanted = std::count_if(wanted_set.begin(), wanted_set.end(), [&](const Signature& s) { return found_set.contains(s); });
    const Rates conflict_rates = rates(static_cast<double>(right_found), d(found_conflicts.size()), static_cast<double>(right_wanted), d(wanted_set.size()));

    if (json) {
        const Json all = {{"case", to_json(case_rates)},
                          {"origin", to_json(origin_rates)},
                          {"derivation", to_json(derivation_rates)},
                          {"derivation_kind", kind_accuracy ? Json(*kind_accuracy) : Json()},
                          {"conflict", to_json(conflict_rates)}};
        return all.dump(1) + "\n";
    }
    return fmt::format("{:16} {}\n{:16} {}\n{:16} {}\n{:16} {}\n{:16} {}\n", "case", rates_text(case_rates), "origin",
                       rates_text(origin_rates), "derivation", rates_text(derivation_rates), "derivation_kind",
                       kind_accuracy ? number_text(*kind_accuracy) : "None", "conflict", rates_text(conflict_rates));
}

}  // namespace waybill
