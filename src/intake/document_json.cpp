#include "intake/document_json.h"

#include <nlohmann/json.hpp>

#include "intake/assemble.h"

namespace waybill {

std::string document_to_json(const Document& d) {
    const nlohmann::ordered_json line = {
        {"id", d.name},   {"url", d.url},  {"title", d.title}, {"outlet", d.outlet}, {"published", d.published},
        {"lang", d.lang}, {"text", d.text}};
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Document document_from_json(std::string_view line) {
    ReadHints hints;
    hints.format = Format::json;
    return assemble(line, hints, nullptr);
}

}  // namespace waybill
