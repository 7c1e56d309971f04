// JSON objects as crawlers write them, read in place: which bytes hold which
// field, and strings whose characters keep their way back to those bytes.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "intake/mapped_text.h"

namespace waybill {

enum class JsonKind : std::uint8_t { string, number, boolean, null, object, array };

/// A value in place: bytes [begin, end) of the text it was read from, quotation
/// marks and brackets included.
struct JsonValue {
    JsonKind kind = JsonKind::null;
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct JsonField {
    std::string key;
    JsonValue value;
};

/// The fields of the object that `json` (valid UTF-8) holds and nothing else, in
/// the order of the text. Throws InputError "byte N: what is wrong". Brackets may
/// nest 200 deep.
std::vector<JsonField> json_fields(std::string_view json);

/// The elements of the array `value`. REQUIRES: value from json_fields(json).
std::vector<JsonValue> json_elements(std::string_view json, JsonValue value);

/// The string `value` without its escapes, mapped to bytes of `json`. Half a
/// surrogate pair gives U+FFFD. REQUIRES: value.kind is string.
MappedText json_string(std::string_view json, JsonValue value);

}  // namespace waybill
