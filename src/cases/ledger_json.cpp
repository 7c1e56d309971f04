#include "cases/ledger_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "waybill/error.h"

namespace waybill {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const ClaimRef& ref) { return Json::array({ref.doc, ref.index}); }

Json refs(const std::vector<Membership>& members) {
    Json list = Json::array();
    for (const Membership& member : members) list.push_back(to_json(member.claim));
    return list;
}

Json to_json(const Reason& reason) { return {{"code", reason.code}, {"text", reason.text}}; }

/// Reasons stand beside the claims, in their order, so that "claims" stays as the
/// case standard has it.
Json reasons(const std::vector<Membership>& members) {
    Json list = Json::array();
    for (const Membership& member : members) list.push_back(to_json(member.reason));
    return list;
}

Json to_json(const Grade& grade) {
    Json grounds = Json::array();
    for (const Reason& reason : grade.grounds) grounds.push_back(to_json(reason));
    return {{"stage", to_string(grade.stage)},
            {"credibility", grade.credibility},
            {"origins", Json::array({grade.origins_min, grade.origins_max})},
            {"grounds", std::move(grounds)},
            {"would_change", grade.would_change}};
}

Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

const Json& member(const Json& object, const char* key) {
    if (!object.is_object()) throw DataError(fmt::format("what holds \"{}\" is not an object", key));
    const auto at = object.find(key);
    if (at == object.end()) throw DataError(fmt::format("\"{}\" is missing", key));
    return *at;
}

bool has(const Json& object, const char* key) { return object.is_object() && object.contains(key); }

std::string text_of(const Json& object, const char* key) {
    const Json& value = member(object, key);
    if (!value.is_string()) throw DataError(fmt::format("\"{}\" is not a string", key));
    return value.get<std::string>();
}

std::optional<std::string> optional_text(const Json& object, const char* key) {
    if (!has(object, key) || member(object, key).is_null()) return std::nullopt;
    return text_of(object, key);
}

const Json& list_of(const Json& object, const char* key) {
    static const Json none = Json::array();
    if (!has(object, key)) return none;
    const Json& value = member(object, key);
    if (!value.is_array()) throw DataError(fmt::format("\"{}\" is not a list", key));
    return value;
}

std::uint32_t number_of(const Json& value, const char* key) {
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > UINT32_MAX) {
        throw DataError(fmt::format("\"{}\" holds no number where one belongs", key));
    }
    return value.get<std::uint32_t>();
}

ClaimRef ref_of(const Json& value) {
    if (!value.is_array() || value.size() != 2 || !value[0].is_string()) {
        throw DataError("\"claims\" holds something other than [document, index]");
    }
    return {value[0].get<std::string>(), number_of(value[1], "claims")};
}

Reason reason_of(const Json& value) { return {text_of(value, "code"), text_of(value, "text")}; }

std::vector<Membership> members_of(const Json& object) {
    std::vector<Membership> members;
    for (const Json& value : list_of(object, "claims")) members.push_back({ref_of(value), {}});
    const Json& why = list_of(object, "reasons");
    if (!why.empty() && why.size() != members.size()) throw DataError("\"reasons\" are not as many as \"claims\"");
    for (std::size_t i = 0; i < why.size(); ++i) members[i].reason = reason_of(why[i]);
    return members;
}

template <class Enum>
Enum enum_of(const Json& object, const char* key, std::optional<Enum> (*from)(std::string_view)) {
    const std::string text = text_of(object, key);
    const auto value = from(text);
    if (!value) throw DataError(fmt::format("\"{}\" has an unknown value \"{}\"", key, text));
    return *value;
}

Grade grade_of(const Json& object) {
    Grade grade;
    grade.stage = enum_of<Stage>(object, "stage", stage_from);
    grade.credibility = static_cast<int>(number_of(member(object, "credibility"), "credibility"));
    if (grade.credibility < 1 || grade.credibility > 6) throw DataError("\"credibility\" is not from 1 to 6");
    const Json& origins = list_of(object, "origins");
    if (origins.size() != 2) throw DataError("\"origins\" of a grade is not [min, max]");
    grade.origins_min = number_of(origins[0], "origins");
    grade.origins_max = number_of(origins[1], "origins");
    for (const Json& reason : list_of(object, "grounds")) grade.grounds.push_back(reason_of(reason));
    for (const Json& text : list_of(object, "would_change")) {
        if (!text.is_string()) throw DataError("\"would_change\" is not a list of strings");
        grade.would_change.push_back(text.get<std::string>());
    }
    return grade;
}

}  // namespace

std::string ledger_to_json(const Ledger& ledger) {
    Json cases = Json::array();
    for (const Case& c : ledger.cases) {
        Json object = {{"id", c.id},
                       {"supplier", or_null(c.supplier)},
                       {"recipient", or_null(c.recipient)},
                       {"item", c.item},
                       {"category", to_string(c.category)},
                       {"claims", refs(c.claims)},
                       {"reasons", reasons(c.claims)}};
        Json grades = Json::array();
        for (const Grade& grade : c.grades) grades.push_back(to_json(grade));
        object["grades"] = std::move(grades);
        cases.push_back(std::move(object));
    }
    Json origins = Json::array();
    for (const Origin& origin : ledger.origins) {
        Json object = {{"id", origin.id}, {"label", origin.label}, {"stake", to_string(origin.stake)}};
        if (origin.reliability != '-') object["reliability"] = std::string(1, origin.reliability);
        object["claims"] = refs(origin.claims);
        object["reasons"] = reasons(origin.claims);
        origins.push_back(std::move(object));
    }
    Json derivations = Json::array();
    for (const Derivation& d : ledger.derivations) {
        derivations.push_back({{"from", d.from}, {"to", d.to}, {"kind", to_string(d.kind)}, {"reason", to_json(d.reason)}});
    }
    Json conflicts = Json::array();
    for (const Conflict& c : ledger.conflicts) {
        conflicts.push_back({{"kind", to_string(c.kind)},
                             {"case", c.case_id},
                             {"claims", Json::array({to_json(c.first), to_json(c.second)})},
                             {"reason", to_json(c.reason)}});
    }
    const Json all = {{"cases", std::move(cases)},
                      {"origins", std::move(origins)},
                      {"derivations", std::move(derivations)},
                      {"conflicts", std::move(conflicts)}};
    return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Ledger ledger_from_json(std::string_view text) {
    const Json all = Json::parse(text, nullptr, false);
    if (!all.is_object()) throw DataError("not a JSON object");
    Ledger ledger;
    for (const Json& object : list_of(all, "cases")) {
        Case c;
        c.id = text_of(object, "id");
        c.supplier = optional_text(object, "supplier");
        c.recipient = optional_text(object, "recipient");
        c.item = optional_text(object, "item").value_or("");
        if (has(object, "category")) c.category = enum_of<Category>(object, "category", category_from);
        c.claims = members_of(object);
        for (const Json& grade : list_of(object, "grades")) c.grades.push_back(grade_of(grade));
        ledger.cases.push_back(std::move(c));
    }
    for (const Json& object : list_of(all, "origins")) {
        Origin origin;
        origin.id = text_of(object, "id");
        origin.label = optional_text(object, "label").value_or("");
        if (has(object, "stake")) origin.stake = enum_of<Stake>(object, "stake", stake_from);
        if (has(object, "reliability")) {
            const std::string letter = text_of(object, "reliability");
            if (letter.size() != 1 || letter[0] < 'A' || letter[0] > 'F') throw DataError("\"reliability\" is not from A to F");
            origin.reliability = letter[0];
        }
        origin.claims = members_of(object);
        ledger.origins.push_back(std::move(origin));
    }
    for (const Json& object : list_of(all, "derivations")) {
        Derivation d{text_of(object, "from"), text_of(object, "to"), enum_of<DerivationKind>(object, "kind", derivation_kind_from), {}};
        if (has(object, "reason")) d.reason = reason_of(member(object, "reason"));
        ledger.derivations.push_back(std::move(d));
    }
    for (const Json& object : list_of(all, "conflicts")) {
        Conflict c;
        c.kind = enum_of<ConflictKind>(object, "kind", conflict_kind_from);
        c.case_id = optional_text(object, "case").value_or("");
        const Json& claims = list_of(object, "claims");
        if (claims.size() != 2) throw DataError("a conflict does not have two claims");
        c.first = ref_of(claims[0]);
        c.second = ref_of(claims[1]);
        if (has(object, "reason")) c.reason = reason_of(member(object, "reason"));
        ledger.conflicts.push_back(std::move(c));
    }
    return ledger;
}

}  // namespace waybill
