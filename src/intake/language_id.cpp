#include "intake/language_id.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "base/utf8.h"

namespace waybill {
namespace {

/// The language of about `size` bytes from inside the text, which say more than its
/// top, where headlines and menus stand.
std::string identify(std::string_view text, std::size_t size) {
    std::size_t begin = text.size() > size ? std::min(text.size() / 4, text.size() - size) : 0;
    while (begin < text.size() && !is_boundary(text, begin)) ++begin;
    std::size_t length = std::min(text.size() - begin, size);
    while (length > 0 && !is_boundary(text, begin + length)) --length;
    bool reliable = false;
    const CLD2::Language language =
        CLD2::DetectLanguage(text.data() + begin, static_cast<int>(length), true, &reliable);
    if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return "";
    const std::string_view code = CLD2::LanguageCode(language);
    return code == "un" || code == "xxx" ? "" : std::string(code.substr(0, code.find('-')));
}

}  // namespace

std::string identify_language(std::string_view text) {
    // A few hundred letters are mostly enough, and the rest is asked when they are not.
    for (const std::size_t size : {std::size_t{512}, std::size_t{8192}}) {
        std::string language = identify(text, size);
        if (!language.empty() || text.size() <= size) return language;
    }
    return "";
}

}  // namespace waybill
