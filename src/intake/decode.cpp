#include "intake/decode.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "base/utf8.h"

namespace waybill {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const std::string& charset) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
    if (U_FAILURE(status)) return {nullptr, &ucnv_close};
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    return converter;
}

/// What browsers take these names for (WHATWG Encoding Standard), so far as ICU
/// takes them for something narrower.
std::string as_browsers_read(std::string_view declared) {
    struct Alias {
        std::string_view name;
        std::string_view means;
    };
    constexpr std::array aliases = {
        Alias{"iso-8859-1", "windows-1252"},
        Alias{"iso8859-1", "windows-1252"},
        Alias{"latin1", "windows-1252"},
        Alias{"latin-1", "windows-1252"},
        Alias{"us-ascii", "windows-1252"},
        Alias{"ascii", "windows-1252"},
        Alias{"iso-8859-9", "windows-1254"},
        Alias{"iso-8859-11", "windows-874"},
        Alias{"gb2312", "gb18030"},
        Alias{"gbk", "gb18030"},
        Alias{"x-gbk", "gb18030"},
        Alias{"shift_jis", "windows-31j"},
        Alias{"euc-kr", "windows-949"},
        Alias{"ks_c_5601-1987", "windows-949"},
        Alias{"utf8", "UTF-8"},
        Alias{"x-sjis", "windows-31j"},
        Alias{"tis-620", "windows-874"},
    };
    const std::string name = ascii_lower(trim(declared));
    for (const Alias& alias : aliases) {
        if (alias.name == name) return std::string(alias.means);
    }
    return name;
}

struct Utf8Census {
    std::size_t multibyte = 0;
    std::size_t invalid = 0;
    bool cut = false;  ///< the only invalid sequence is one cut off at the end
};

Utf8Census census(std::string_view bytes) {
    Utf8Census count;
    for (std::size_t at = 0; at < bytes.size();) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        const CodePoint c = decode_utf8(bytes, at);
        ++(c.valid ? count.multibyte : count.invalid);
        at += c.size;
        if (!c.valid && at == bytes.size() && count.invalid == 1) count.cut = true;
    }
    return count;
}

/// first_invalid_utf8, eight ASCII bytes at a time.
std::optional<std::size_t> first_invalid(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::uint64_t eight = 0;
        while (at + sizeof eight <= bytes.size()) {
            std::memcpy(&eight, bytes.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080ULL) != 0) break;
            at += sizeof eight;
        }
        while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
        while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80) {
            const CodePoint c = decode_utf8(bytes, at);
            if (!c.valid) return at;
            at += c.size;
        }
    }
    return std::nullopt;
}

Note replaced(std::size_t count, std::string_view charset) {
    return {"invalid-" + ascii_lower(charset),
            fmt::format("{} byte sequence{} not valid in {} replaced by U+FFFD", count, count == 1 ? "" : "s", charset),
            {}};
}

Decoded from_utf8(std::string_view bytes, std::size_t mark) {
    Decoded out;
    out.charset = "UTF-8";
    const auto bad = first_invalid(bytes.substr(mark));
    if (mark == 0 && !bad) return out;
    out.same = false;
    out.mapped.text.reserve(bytes.size());
    if (!bad) {
        out.mapped.keep(bytes.substr(mark), mark);
        return out;
    }
    std::size_t invalid = 0;
    std::size_t good = mark;  // first byte not yet written
    for (std::size_t at = mark; at < bytes.size();) {
        const CodePoint c = decode_utf8(bytes, at);
        if (!c.valid) {
            out.mapped.keep(bytes.substr(good, at - good), good);
            out.mapped.put("\xEF\xBF\xBD", at, at + c.size);
            good = at + c.size;
            ++invalid;
        }
        at += c.size;
    }
    out.mapped.keep(bytes.substr(good), good);
    out.notes.push_back(replaced(invalid, "UTF-8"));
    return out;
}

/// Decodes from `mark` on with ICU, character by character.
Decoded from_charset(std::string_view bytes, std::size_t mark, const std::string& charset, UConverter* converter) {
    constexpr std::size_t many_pieces = std::size_t{1} << 18U;
    Decoded out;
    out.same = false;
    out.charset = charset;
    out.mapped.text.reserve(bytes.size() + bytes.size() / 2);
    const char* const begin = bytes.data();
    const char* at = begin + mark;
    const char* const end = begin + bytes.size();
    std::size_t invalid = 0;
    bool coarse = false;  // long: a piece a word
    const bool ascii_based =
        charset.rfind("UTF-", 0) != 0 && charset.rfind("ISO-2022", 0) != 0 && charset.rfind("hz", 0) != 0;
    while (at < end) {
        if (ascii_based && static_cast<unsigned char>(*at) < 0x80) {
            const char* run = at;
            while (run < end && static_cast<unsigned char>(*run) < 0x80) ++run;
            out.mapped.keep({at, static_cast<std::size_t>(run - at)}, static_cast<std::uint64_t>(at - begin));
            at = run;
            continue;
        }
        const char* const from = at;
        UErrorCode status = U_ZERO_ERROR;
        UChar32 c = ucnv_getNextUChar(converter, &at, end, &status);
        if (status == U_INDEX_OUTOFBOUNDS_ERROR) break;  // only a shift sequence was left
        if (at == from) ++at;
        if (U_FAILURE(status) || c == 0xFFFD || c == 0xFFFF) {
            c = 0xFFFD;
            ++invalid;
        }
        std::string made;
        append_utf8(made, static_cast<char32_t>(c));
        const auto source_begin = static_cast<std::uint64_t>(from - begin);
        const auto source_end = static_cast<std::uint64_t>(at - begin);
        if (coarse && c != ' ')
            out.mapped.put_joined(made, source_begin, source_end);
        else
            out.mapped.put(made, source_begin, source_end);
        if (!coarse && out.mapped.pieces.size() > many_pieces) {
            coarsen(out.mapped);
            coarse = true;
        }
    }
    if (invalid > 0) out.notes.push_back(replaced(invalid, charset));
    return out;
}

/// "UTF-16LE" or "UTF-16BE" where NULs stand on one side of most pairs of bytes.
std::string utf16_by_pattern(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, 4096);
    std::array<std::size_t, 2> nuls{};
    for (std::size_t i = 0; i < sample.size(); ++i) {
        if (sample[i] == '\0') ++nuls[i % 2];
    }
    if (sample.size() < 8) return "";
    if (nuls[1] * 3 > sample.size() && nuls[0] * 20 <= nuls[1]) return "UTF-16LE";
    if (nuls[0] * 3 > sample.size() && nuls[1] * 20 <= nuls[0]) return "UTF-16BE";
    return "";
}

std::string by_statistics(std::string_view bytes) {
    constexpr std::size_t enough = 65536;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
    if (U_FAILURE(status)) return "windows-1252";
    ucsdet_enableInputFilter(detector.get(), 1);
    const std::string_view sample = bytes.substr(0, enough);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    const UCharsetMatch* const match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || match == nullptr) return "windows-1252";
    constexpr std::int32_t least_confidence = 10;
    if (ucsdet_getConfidence(match, &status) < least_confidence) return "windows-1252";
    const char* const name = ucsdet_getName(match, &status);
    if (U_FAILURE(status)) return "windows-1252";
    const std::string charset = as_browsers_read(name);
    return charset == "utf-8" || charset == "UTF-8" ? "windows-1252" : charset;
}

bool starts(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view declared) {
    using namespace std::string_view_literals;
    struct Mark {
        std::string_view bytes;
        const char* charset;
    };
    constexpr std::array marks = {Mark{"\xFF\xFE\0\0"sv, "UTF-32LE"}, Mark{"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                  Mark{"\xFF\xFE"sv, "UTF-16LE"}, Mark{"\xFE\xFF"sv, "UTF-16BE"}};
    if (starts(bytes, "\xEF\xBB\xBF")) return from_utf8(bytes, 3);
    for (const Mark& mark : marks) {
        if (!starts(bytes, mark.bytes)) continue;
        if (const Converter converter = open_converter(mark.charset)) {
            return from_charset(bytes, mark.bytes.size(), mark.charset, converter.get());
        }
    }
    if (const std::string wide = utf16_by_pattern(bytes); !wide.empty()) {
        if (const Converter converter = open_converter(wide)) return from_charset(bytes, 0, wide, converter.get());
    }
    const std::string said = as_browsers_read(declared);
    const bool escapes = said.rfind("iso-2022-", 0) == 0 && bytes.find('\x1B') != std::string_view::npos;
    if (!escapes && !first_invalid(bytes)) return from_utf8(bytes, 0);
    const Utf8Census count = census(bytes);
    const bool mostly_utf8 =
        count.cut || count.multibyte >= 4 * count.invalid || (said == "utf-8" && count.multibyte > count.invalid);
    if (!escapes && mostly_utf8) return from_utf8(bytes, 0);
    for (const std::string& charset : {said, by_statistics(bytes), std::string("windows-1252")}) {
        if (charset.empty() || charset.rfind("utf-", 0) == 0 || charset.rfind("UTF-", 0) == 0) continue;
        const Converter converter = open_converter(charset);
        if (!converter) continue;
        Decoded out = from_charset(bytes, 0, charset, converter.get());
        if (charset != said)
            out.notes.insert(out.notes.begin(), {"charset-guessed", "encoding not declared; read as " + charset, {}});
        return out;
    }
    return from_utf8(bytes, 0);
}

std::string declared_charset(std::string_view page) {
    constexpr std::size_t enough = 4096;
    const std::string head = ascii_lower(page.substr(0, enough));
    for (std::size_t at = head.find("charset"); at != std::string::npos; at = head.find("charset", at + 1)) {
        std::size_t value = head.find_first_not_of(" \t\r\n", at + 7);
        if (value == std::string::npos || head[value] != '=') continue;
        value = head.find_first_not_of(" \t\r\n\"'", value + 1);
        if (value == std::string::npos) return "";
        const std::size_t end = head.find_first_of(" \t\r\n\"'>;/", value);
        return head.substr(value, end == std::string::npos ? end : end - value);
    }
    if (head.rfind("<?xml", 0) == 0) {
        const std::size_t at = head.find("encoding=");
        if (at != std::string::npos && at < head.find("?>") && at + 10 < head.size()) {
            const std::size_t end = head.find_first_of("\"'", at + 10);
            if (end != std::string::npos) return head.substr(at + 10, end - at - 10);
        }
    }
    return "";
}

}  // namespace waybill
