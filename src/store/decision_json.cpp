#include "store/decision_json.h"

#include <nlohmann/json.hpp>

#include "claims/claim_json.h"
#include "waybill/error.h"

namespace waybill {
namespace {

using Json = nlohmann::ordered_json;

Json judged_json(const std::vector<JudgedClaim>& list) {
    Json all = Json::array();
    for (const JudgedClaim& one : list) all.push_back({{"document", one.doc}, {"index", one.index}, {"claim", to_json(one.claim)}});
    return all;
}

std::vector<JudgedClaim> judged_from(const Json& object, const char* key) {
    std::vector<JudgedClaim> list;
    if (!object.contains(key)) return list;
    for (const Json& one : object.at(key)) {
        list.push_back({one.at("document").get<std::string>(), one.at("index").get<std::uint32_t>(), claim_from_json(one.at("claim"))});
    }
    return list;
}

}  // namespace

Json to_json(const Decision& d) {
    Json object = {{"number", d.number}, {"kind", to_string(d.kind)}, {"author", d.author}, {"time", d.time}, {"reason", d.reason}};
    if (!d.claims.empty()) object["claims"] = judged_json(d.claims);
    if (!d.others.empty()) object["others"] = judged_json(d.others);
    if (d.reading) object["reading"] = to_json(*d.reading);
    if (!d.cases.empty()) object["cases"] = d.cases;
    if (d.kind == DecisionKind::rate) {
        object["source"] = d.source;
        object["letter"] = std::string(1, d.letter);
    }
    if (d.undoes != 0) object["undoes"] = d.undoes;
    return object;
}

Decision decision_from_text(const std::string& text) {
    try {
        const Json object = Json::parse(text);
        Decision d;
        d.number = object.at("number").get<std::int64_t>();
        const auto kind = decision_kind_from(object.at("kind").get<std::string>());
        if (!kind) throw StoreError("the store holds a decision of an unknown kind, by a newer Waybill; use that version or a later one");
        d.kind = *kind;
        d.author = object.at("author").get<std::string>();
        d.time = object.at("time").get<std::string>();
        d.reason = object.at("reason").get<std::string>();
        d.claims = judged_from(object, "claims");
        d.others = judged_from(object, "others");
        if (object.contains("reading")) d.reading = claim_from_json(object.at("reading"));
        d.cases = object.value("cases", std::vector<std::string>{});
        d.source = object.value("source", std::string{});
        if (const std::string letter = object.value("letter", std::string{}); !letter.empty()) d.letter = letter.front();
        d.undoes = object.value("undoes", std::int64_t{0});
        return d;
    } catch (const nlohmann::json::exception& error) {
        throw StoreError(std::string("the store is damaged: a decision cannot be read: ") + error.what());
    } catch (const DataError& error) {
        throw StoreError(std::string("the store is damaged: a decision cannot be read: ") + error.what());
    }
}

}  // namespace waybill
