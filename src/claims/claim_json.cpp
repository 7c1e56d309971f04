#include "claims/claim_json.h"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "waybill/error.h"

namespace waybill {
namespace {

using Json = nlohmann::ordered_json;

/// The member, or null where there is none.
const Json& member(const Json& object, const char* key) {
    static const Json none;
    const auto at = object.find(key);
    return at == object.end() ? none : *at;
}

[[noreturn]] void wrong(const std::string& key, const char* wanted) {
    throw DataError(fmt::format("\"{}\" is not {}", key, wanted));
}

std::string text_of(const Json& object, const char* key) {
    const Json& value = member(object, key);
    if (value.is_null()) return {};
    if (!value.is_string()) wrong(key, "a string");
    return value.get<std::string>();
}

std::optional<std::string> optional_text(const Json& object, const char* key) {
    if (member(object, key).is_null()) return std::nullopt;
    return text_of(object, key);
}

const Json& list_of(const Json& object, const char* key) {
    const Json& value = member(object, key);
    if (!value.is_null() && !value.is_array()) wrong(key, "a list");
    return value;
}

std::vector<std::string> texts_of(const Json& object, const char* key) {
    std::vector<std::string> texts;
    for (const Json& value : list_of(object, key)) {
        if (!value.is_string()) wrong(key, "a list of strings");
        texts.push_back(value.get<std::string>());
    }
    return texts;
}

std::optional<std::int64_t> optional_count(const Json& object, const char* key) {
    const Json& value = member(object, key);
    if (value.is_null()) return std::nullopt;
    if (value.is_number_integer()) return value.get<std::int64_t>();
    // A reference may write a round number as 3.0.
    if (value.is_number_float() && std::abs(value.get<double>()) < 9e15) {
        const double number = value.get<double>();
        if (number == std::floor(number)) return static_cast<std::int64_t>(number);
    }
    wrong(key, "a whole number or null");
}

/// References may give alternatives for an enumerator, "deliver|produce": the first counts.
template <class Enum>
Enum enum_of(const Json& object, const char* key, std::optional<Enum> (*from)(std::string_view), std::optional<Enum> fallback) {
    const std::string text = text_of(object, key);
    if (text.empty() && fallback) return *fallback;
    const auto value = from(std::string_view(text).substr(0, text.find('|')));
    if (!value) throw DataError(fmt::format("\"{}\" has an unknown value \"{}\"", key, text));
    return *value;
}

Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }
Json or_null(const std::optional<std::int64_t>& count) { return count ? Json(*count) : Json(); }
Json or_null(const std::string& date) { return date.empty() ? Json() : Json(date); }

/// 3500000000 rather than 3500000000.0.
Json number(double value) {
    if (value == std::floor(value) && std::abs(value) < 9e15) return static_cast<std::int64_t>(value);
    return value;
}

const Json& object_of(const Json& object, const char* key) {
    const Json& value = member(object, key);
    if (!value.is_null() && !value.is_object()) wrong(key, "an object");
    return value;
}

std::vector<Evidence> evidence_of(const Json& object) {
    std::vector<Evidence> evidence;
    for (std::string& text : texts_of(object, "evidence")) evidence.push_back({std::move(text), {}});
    const Json& spans = list_of(object, "spans");
    if (!spans.empty() && spans.size() != evidence.size()) throw DataError("\"spans\" are not as many as \"evidence\"");
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const Json& span = spans[i];
        if (!span.is_array() || span.size() != 2 || !span[0].is_number_unsigned() || !span[1].is_number_unsigned()) {
            wrong("spans", "a list of [begin, end]");
        }
        const auto begin = span[0].get<std::uint64_t>();
        const auto end = span[1].get<std::uint64_t>();
        if (begin > end || end > UINT32_MAX) throw DataError("\"spans\" holds a span that ends before it begins");
        evidence[i].span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
    return evidence;
}

}  // namespace

Json to_json(const Claim& c) {
    Json object;
    object["stage"] = to_string(c.stage);
    object["supplier"] = or_null(c.supplier);
    object["recipient"] = or_null(c.recipient);
    object["item"] = {{"designation", or_null(c.item.designation)},
                      {"category", to_string(c.item.category)},
                      {"text", c.item.text}};
    object["quantity"] = nullptr;
    if (c.quantity) {
        Json quantity = {{"min", or_null(c.quantity->min)}, {"max", or_null(c.quantity->max)}, {"text", c.quantity->text}};
        if (!c.quantity->unit.empty()) quantity["unit"] = c.quantity->unit;
        object["quantity"] = std::move(quantity);
    }
    object["value"] = nullptr;
    if (c.value) {
        object["value"] = {{"amount", number(c.value->amount)}, {"currency", c.value->currency}, {"text", c.value->text}};
    }
    object["date"] = nullptr;
    if (c.date) object["date"] = {{"from", or_null(c.date->from)}, {"to", or_null(c.date->to)}, {"text", c.date->text}};
    object["place"] = or_null(c.place);
    object["polarity"] = to_string(c.polarity);
    object["certainty"] = to_string(c.certainty);
    object["sources"] = c.sources;
    Json evidence = Json::array();
    Json spans = Json::array();
    bool located = false;
    for (const Evidence& e : c.evidence) {
        evidence.push_back(e.text);
        spans.push_back({e.span.begin, e.span.end});
        located = located || e.span != Span{};
    }
    object["evidence"] = std::move(evidence);
    if (located) object["spans"] = std::move(spans);
    if (!c.rules.empty()) object["rules"] = c.rules;
    if (c.confidence != 1) object["confidence"] = c.confidence;
    if (c.optional) object["optional"] = true;
    return object;
}

Claim claim_from_json(const Json& object) {
    if (!object.is_object()) throw DataError("a claim is not an object");
    Claim c;
    c.stage = enum_of<Stage>(object, "stage", stage_from, std::nullopt);
    c.supplier = optional_text(object, "supplier");
    c.recipient = optional_text(object, "recipient");
    const Json& item = object_of(object, "item");
    c.item.designation = optional_text(item, "designation");
    c.item.category = enum_of<Category>(item, "category", category_from, Category::weapons);
    c.item.text = text_of(item, "text");
    if (const Json& quantity = object_of(object, "quantity"); !quantity.is_null()) {
        c.quantity = Quantity{.min = optional_count(quantity, "min"), .max = optional_count(quantity, "max"),
                              .unit = text_of(quantity, "unit"), .text = text_of(quantity, "text")};
    }
    if (const Json& value = object_of(object, "value"); !value.is_null()) {
        const Json& amount = member(value, "amount");
        if (!amount.is_number()) wrong("amount", "a number");
        c.value = Value{.amount = amount.get<double>(), .currency = text_of(value, "currency"), .text = text_of(value, "text")};
    }
    if (const Json& date = object_of(object, "date"); !date.is_null()) {
        c.date = DateRange{.from = text_of(date, "from"), .to = text_of(date, "to"), .text = text_of(date, "text")};
    }
    c.place = optional_text(object, "place");
    c.polarity = enum_of<Polarity>(object, "polarity", polarity_from, Polarity::affirmed);
    c.certainty = enum_of<Certainty>(object, "certainty", certainty_from, Certainty::certain);
    c.sources = texts_of(object, "sources");
    c.evidence = evidence_of(object);
    c.rules = texts_of(object, "rules");
    if (const Json& confidence = member(object, "confidence"); !confidence.is_null()) {
        if (!confidence.is_number()) wrong("confidence", "a number");
        c.confidence = confidence.get<double>();
    }
    if (const Json& optional = member(object, "optional"); !optional.is_null()) {
        if (!optional.is_boolean()) wrong("optional", "true or false");
        c.optional = optional.get<bool>();
    }
    return c;
}

std::string claims_to_json(const DocumentClaims& claims) {
    Json list = Json::array();
    for (const Claim& claim : claims.claims) list.push_back(to_json(claim));
    Json object;
    object["doc"] = claims.doc;
    object["published"] = or_null(claims.published);
    object["lang"] = or_null(claims.lang);
    object["claims"] = std::move(list);
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

DocumentClaims claims_from_json(std::string_view text) {
    const Json object = Json::parse(text, nullptr, false);
    if (!object.is_object()) throw DataError("not a JSON object");
    DocumentClaims claims{.doc = text_of(object, "doc"), .published = text_of(object, "published"),
                          .lang = text_of(object, "lang"), .claims = {}};
    if (claims.doc.empty()) throw DataError("\"doc\" is missing");
    std::size_t index = 0;
    for (const Json& claim : list_of(object, "claims")) {
        try {
            claims.claims.push_back(claim_from_json(claim));
        } catch (const DataError& error) {
            throw DataError(fmt::format("{}, claim {}: {}", claims.doc, index, error.what()));
        }
        ++index;
    }
    return claims;
}

}  // namespace waybill
