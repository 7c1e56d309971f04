// UTF-8 by hand where ICU would cost a conversion.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waybill {

/// One decoded code point and how many bytes it took (1-4). An ill-formed
/// sequence gives U+FFFD and the length of its maximal ill-formed part.
struct CodePoint {
    char32_t value = 0;
    std::uint32_t size = 0;
    bool valid = true;
};

/// Decodes at byte `at`. REQUIRES: at < text.size().
CodePoint decode_utf8(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t code_point);

/// Byte offset of the first ill-formed sequence, or nothing.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// True where a code point begins (or at the end).
inline bool is_boundary(std::string_view text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// ASCII letters lowered; other bytes as they are.
std::string ascii_lower(std::string_view text);

/// Lower case and without diacritics ("Élysée" to "elysee"), by Unicode's full
/// case folding and canonical decomposition.
std::string fold(std::string_view text);

/// Without white space (Unicode's White_Space and U+FEFF) at either end.
std::string_view trim(std::string_view text);

}  // namespace waybill
