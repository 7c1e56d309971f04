// What a JSON object says about a document, under the many names that crawlers
// give the same thing.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/json_text.h"
#include "waybill/document.h"

namespace waybill {

struct Metadata {
    std::string name;
    std::string url;
    std::string title;
    std::string outlet;
    std::string published;          ///< ISO date
    std::string lang;               ///< primary tag, lower case
    std::optional<JsonValue> text;  ///< a string, or an array of strings: the paragraphs
    std::vector<Note> notes;
};

/// Reads id|doc, url|link, title|headline, outlet|source|site_name|publisher,
/// published|date|date_published|publish_date|datePublished, lang|language,
/// text|content|body|maintext; keys are compared without case and "_", the first
/// that has a value wins. `json` is valid UTF-8. Throws InputError when it is no
/// JSON object.
Metadata read_metadata(std::string_view json);

/// `value` when it is fit to be an outlet's name: short, one line, not an address
/// or a note on provenance; the host when it is an address; else empty.
std::string outlet_from(std::string_view value);

/// "example.org" of "https://www.example.org/a?b", or empty.
std::string host_of(std::string_view url);

/// "en" of "en-US", "en_GB", "EN", "eng", "English"; empty when it is no language.
std::string language_tag(std::string_view value);

}  // namespace waybill
