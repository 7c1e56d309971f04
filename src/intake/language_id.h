#pragma once
#include <string>
#include <string_view>

namespace waybill {

/// The language of `text` (valid UTF-8) by CLD2 on its beginning: "en", or empty
/// when it cannot be told.
std::string identify_language(std::string_view text);

}  // namespace waybill
