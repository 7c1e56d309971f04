#include "intake/clean.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>

#include "base/utf8.h"

namespace waybill {
namespace {

/// Bytes at which the quick scan stops: they may begin something to be cleaned.
constexpr std::array<bool, 256> suspicious = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c) table[c] = c != '\t' && c != '\n';
    table[0x7F] = true;
    table[0xC2] = true;                // C1 controls, soft hyphen
    table[0xCC] = table[0xCD] = true;  // combining marks
    table[0xE1] = table[0xE2] = true;  // combining marks; zero-width space, separators
    table[0xE3] = true;                // kana voicing marks
    table[0xEF] = true;                // byte order mark
    return table;
}();

/// C1 controls as windows-1252 has them; 0 where it has nothing.
constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool combining(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
           c == 0x3099 || c == 0x309A;
}

constexpr char32_t nothing = 0xFFFFFFFF;

/// What a character becomes: itself, another, or nothing.
char32_t cleaned(char32_t c) {
    if (c == '\t' || c == '\n') return c;
    if (c == '\r' || c == '\f' || c == '\v' || c == 0x2028 || c == 0x2029) return '\n';
    if (c < 0x20 || c == 0x7F) return nothing;
    if (c >= 0x80 && c < 0xA0) return windows_1252[c - 0x80] == 0 ? nothing : windows_1252[c - 0x80];
    if (c == 0x00AD || c == 0x200B || c == 0x2060 || c == 0xFEFF) return nothing;
    return c;
}

/// U+2010-U+2027 and U+00A0-U+00BF but the soft hyphen.
bool harmless(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (byte(0) == 0xE2) return byte(1) == 0x80 && byte(2) >= 0x90 && byte(2) <= 0xA7;
    return byte(0) == 0xC2 && byte(1) >= 0xA0 && byte(1) != 0xAD;
}

/// Appends text[begin, end), a letter and its combining marks, composed.
void compose_letters(MappedText& out, std::string_view text, std::size_t begin, std::size_t end) {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
    const std::string_view letters = text.substr(begin, end - begin);
    if (nfc == nullptr || letters.size() > 256) {
        out.keep(letters, begin);
        return;
    }
    const icu::UnicodeString source =
        icu::UnicodeString::fromUTF8({letters.data(), static_cast<std::int32_t>(letters.size())});
    std::string composed;
    nfc->normalize(source, status).toUTF8String(composed);
    if (U_FAILURE(status) || composed == letters)
        out.keep(letters, begin);
    else
        out.put(composed, begin, end);
}

}  // namespace

std::optional<MappedText> clean(std::string_view text) {
    MappedText out;
    bool changed = false;
    std::size_t kept = 0;  // first byte not yet written
    const auto flush = [&](std::size_t to) {
        if (!changed) out.text.reserve(text.size());
        changed = true;
        if (to > kept) out.keep(text.substr(kept, to - kept), kept);
    };
    std::size_t last = 0;  // beginning of the character before `at`
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (!suspicious[byte]) {
            if ((byte & 0xC0U) != 0x80U) last = at;
            ++at;
            continue;
        }
        if (harmless(text, at)) {  // curly quotes, dashes, no-break spaces: most of what stops here
            last = at;
            at += byte == 0xE2 ? 3 : 2;
            continue;
        }
        const CodePoint c = decode_utf8(text, at);
        if (combining(c.value)) {
            const std::size_t from = last >= kept ? last : at;
            std::size_t end = at + c.size;
            while (end < text.size()) {
                const CodePoint next = decode_utf8(text, end);
                if (!combining(next.value)) break;
                end += next.size;
            }
            flush(from);
            compose_letters(out, text, from, end);
            kept = end;
            last = end;
            at = end;
            continue;
        }
        const char32_t becomes = cleaned(c.value);
        std::uint32_t size = c.size;
        if (c.value == '\r' && at + 1 < text.size() && text[at + 1] == '\n') {  // the LF stays and stands for both
            flush(at);
            out.put("\n", at, at + 2);
            kept = at + 2;
            size = 2;
        } else if (becomes != c.value) {
            flush(at);
            std::string made;
            if (becomes != nothing) append_utf8(made, becomes);
            out.put(made, at, at + size);
            kept = at + size;
        }
        last = at;
        at += size;
    }
    if (!changed) return std::nullopt;
    flush(text.size());
    return out;
}

}  // namespace waybill
