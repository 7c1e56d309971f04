#include "base/display_text.h"

#include <algorithm>
#include <unicode/uchar.h>

#include "base/utf8.h"

namespace waybill {
namespace {

std::size_t columns_of(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    const auto kind = u_charType(code);
    if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR) return 0;
    const int wide = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
    return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode_utf8(text, at);
        width += columns_of(c.value);
        at += c.size;
    }
    return width;
}

std::string shorten(std::string_view text, std::size_t width) {
    if (display_width(text) <= width) return std::string(text);
    std::size_t used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint c = decode_utf8(text, at);
        if (used + columns_of(c.value) + 1 > width) break;
        used += columns_of(c.value);
        at += c.size;
    }
    return std::string(text.substr(0, at)) + "…";
}

std::string harmless(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode_utf8(text, at);
        const bool control = c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0);
        if (c.value == '\n' || c.value == '\t' || c.value == '\r') out += ' ';
        else if (control || !c.valid) append_utf8(out, 0xFFFD);
        else out += text.substr(at, c.size);
        at += c.size;
    }
    return out;
}

std::string paragraph(std::string_view text, std::size_t indent, std::size_t width) {
    const std::string clean = harmless(text);
    std::string out;
    std::string line(indent, ' ');
    std::size_t used = indent;
    bool empty = true;
    for (std::size_t at = 0; at <= clean.size();) {
        const std::size_t end = std::min(clean.find(' ', at), clean.size());
        const std::string_view word = std::string_view(clean).substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        const std::size_t size = display_width(word);
        if (!empty && used + 1 + size > width) {
            out += line + "\n";
            line.assign(indent, ' ');
            used = indent;
            empty = true;
        }
        if (!empty) line += ' ', ++used;
        line += word;
        used += size;
        empty = false;
    }
    return out + line + "\n";
}

}  // namespace waybill
