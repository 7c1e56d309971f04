#include "store/watch.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/enum_names.h"
#include "waybill/error.h"

namespace waybill {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> kinds = {"appears", "stage", "origin", "conflict"};

template <class Enum>
Json name_of(const std::optional<Enum>& value) {
    return value ? Json(to_string(*value)) : Json();
}

template <class Enum>
std::optional<Enum> named(const Json& object, const char* key, std::optional<Enum> (*from)(std::string_view)) {
    const Json& value = object.at(key);
    return value.is_null() ? std::nullopt : from(value.get<std::string>());
}

}  // namespace

std::string_view to_string(AlertKind kind) { return enum_name(kinds, kind); }
std::optional<AlertKind> alert_kind_from(std::string_view name) { return enum_from<AlertKind>(kinds, name); }

std::string filter_to_text(const ClaimFilter& f) {
    const Json object = {{"supplier", f.supplier}, {"recipient", f.recipient}, {"items", f.items}, {"category", name_of(f.category)},
                         {"stage", name_of(f.stage)}, {"polarity", name_of(f.polarity)}, {"since", f.since}, {"until", f.until},
                         {"outlet", f.outlet}, {"document", f.document}, {"min_confidence", f.min_confidence}, {"review", name_of(f.review)}};
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

ClaimFilter filter_from_text(const std::string& text) {
    try {
        const Json object = Json::parse(text);
        ClaimFilter f;
        f.supplier = object.at("supplier").get<std::string>();
        f.recipient = object.at("recipient").get<std::string>();
        f.items = object.at("items").get<std::vector<std::string>>();
        f.category = named(object, "category", category_from);
        f.stage = named(object, "stage", stage_from);
        f.polarity = named(object, "polarity", polarity_from);
        f.since = object.at("since").get<std::string>();
        f.until = object.at("until").get<std::string>();
        f.outlet = object.at("outlet").get<std::string>();
        f.document = object.at("document").get<std::string>();
        f.min_confidence = object.at("min_confidence").get<double>();
        f.review = named(object, "review", review_from);
        return f;
    } catch (const nlohmann::json::exception& error) {
        throw StoreError(std::string("the store is damaged: a watch cannot be read: ") + error.what());
    }
}

std::string filter_in_words(const ClaimFilter& f) {
    std::string words;
    const auto add = [&](const char* name, const std::string& value) {
        if (value.empty()) return;
        const bool quoted = value.find(' ') != std::string::npos;
        words += fmt::format("{}{} {}", words.empty() ? "" : " ", name, quoted ? "'" + value + "'" : value);
    };
    add("--supplier", f.supplier);
    add("--recipient", f.recipient);
    if (!f.items.empty()) add("--item", f.items.front());
    if (f.category) add("--category", std::string(to_string(*f.category)));
    if (f.stage) add("--stage", std::string(to_string(*f.stage)));
    if (f.polarity) add("--polarity", std::string(to_string(*f.polarity)));
    add("--since", f.since);
    add("--until", f.until);
    add("--outlet", f.outlet);
    add("--document", f.document);
    if (f.min_confidence > 0) add("--min-confidence", fmt::format("{}", f.min_confidence));
    if (f.review) add("--review", std::string(to_string(*f.review)));
    return words;
}

}  // namespace waybill
