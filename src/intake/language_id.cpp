#include "intake/language_id.h"

#include <cld2/public/compact_lang_det.h>

#include "base/utf8.h"

namespace waybill {

std::string identify_language(std::string_view text) {
    constexpr std::size_t enough = 8192;
    std::size_t size = std::min(text.size(), enough);
    while (size > 0 && !is_boundary(text, size)) --size;
    bool reliable = false;
    const CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(size), true, &reliable);
    if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return "";
    const std::string_view code = CLD2::LanguageCode(language);
    return code == "un" || code == "xxx" ? "" : std::string(code.substr(0, code.find('-')));
}

}  // namespace waybill
