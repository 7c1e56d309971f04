// The text form of a Document: one JSON object a line,
// {"id","url","title","outlet","published","lang","text"}.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "waybill/document.h"

namespace waybill {

/// One line, without the newline. `id` is Document::name.
std::string document_to_json(const Document& document);

/// The Document of one line of JSON Lines as news crawlers write them: keys
/// id | doc, url | link, title | headline, outlet | source | site_name,
/// published | date | date_published …, lang | language, text | content | body.
/// Throws InputError.
Document document_from_json(std::string_view line);

}  // namespace waybill
