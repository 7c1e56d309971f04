#include "intake/document_json.h"

#include <nlohmann/json.hpp>

#include "waybill/error.h"

namespace waybill {

std::string document_to_json(const Document& d) {
    const nlohmann::ordered_json line = {{"id", d.name},        {"url", d.url},   {"title", d.title}, {"outlet", d.outlet},
                                         {"published", d.published}, {"lang", d.lang}, {"text", d.text}};
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Document document_from_json(std::string_view line) {
    const auto object = nlohmann::json::parse(line, nullptr, false);
    if (!object.is_object()) throw InputError("not a JSON object");
    const auto text = [&](const char* key) {
        const auto at = object.find(key);
        return at != object.end() && at->is_string() ? at->get<std::string>() : std::string{};
    };
    return {.name = text("id"), .url = text("url"), .title = text("title"), .outlet = text("outlet"),
            .published = text("published"), .lang = text("lang"), .text = text("text"), .source = {}, .notes = {}};
}

}  // namespace waybill
