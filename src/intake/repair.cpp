#include "intake/repair.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <fmt/format.h>
#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace waybill {
namespace {

/// A single-byte encoding: which byte a character was.
class CodePage {
public:
    /// `letters`: its upper half is letters that stand next to each other in honest
    /// text, so that short garbled forms prove nothing.
    CodePage(const char* name, bool letters) : letters_(letters) {
        UErrorCode status = U_ZERO_ERROR;
        UConverter* const converter = ucnv_open(name, &status);
        if (U_FAILURE(status)) return;
        for (unsigned byte = 0x80; byte < 0x100; ++byte) {
            const char c = static_cast<char>(static_cast<unsigned char>(byte));
            const char* at = &c;
            status = U_ZERO_ERROR;
            const UChar32 made = ucnv_getNextUChar(converter, &at, at + 1, &status);
            if (U_SUCCESS(status) && made != 0xFFFD)
                bytes_.push_back({static_cast<char32_t>(made), static_cast<unsigned char>(byte)});
            // Where the encoding has nothing, programs pass the byte through as a C1 control.
            if (byte < 0xA0 && static_cast<char32_t>(made) != byte)
                bytes_.push_back({byte, static_cast<unsigned char>(byte)});
        }
        ucnv_close(converter);
        std::sort(bytes_.begin(), bytes_.end());
    }

    /// 0 where the encoding does not have the character above ASCII.
    unsigned char byte_of(char32_t c) const {
        const auto at = std::lower_bound(bytes_.begin(), bytes_.end(), std::pair<char32_t, unsigned char>{c, 0});
        return at != bytes_.end() && at->first == c ? at->second : 0;
    }

    bool letters() const { return letters_; }

private:
    bool letters_;
    std::vector<std::pair<char32_t, unsigned char>> bytes_;
};

/// One character found inside a garbled stretch.
struct Found {
    char32_t made = 0;
    std::size_t end = 0;  ///< where the garbled form ends
    bool sure = false;    ///< on its own; else only in a row of them
    bool likely = false;  ///< where the text has sure ones elsewhere
};

/// Garbled forms end in these by chance too: "É»" is French, "ß“" German.
bool everyday_mark(char32_t c) {
    return c == 0x00A0 || c == 0x00AB || c == 0x00BB || c == 0x00B7 || c == 0x00AD || c == 0x20AC ||
           (c >= 0x2010 && c <= 0x203A);
}

bool capital_before(std::string_view text, std::size_t at) {
    if (at == 0) return false;
    std::size_t before = at - 1;
    while (before > 0 && !is_boundary(text, before)) --before;
    return u_isupper(static_cast<UChar32>(decode_utf8(text, before).value)) != 0;
}

/// Punctuation, currency and letter-like signs: what gets garbled most, and what
/// three characters in a row never are by chance.
bool common_sign(char32_t c) {
    return (c >= 0x2000 && c <= 0x203F) || (c >= 0x20A0 && c <= 0x20BF) || (c >= 0x2100 && c <= 0x213F);
}

bool emoji(char32_t c) {
    return c >= 0x1F000 && c <= 0x1FAFF;
}

/// The character whose UTF-8 bytes the characters from `at` on are in `page`.
std::optional<Found> garbled_at(std::string_view text, std::size_t at, const CodePage& page) {
    const CodePoint first = decode_utf8(text, at);
    const unsigned char lead = first.value < 0x80 ? 0 : page.byte_of(first.value);
    if (lead < 0xC2 || lead > 0xF0) return std::nullopt;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    std::array<char, 4> bytes{static_cast<char>(lead)};
    Found found;
    found.end = at + first.size;
    char32_t last = 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (found.end >= text.size()) return std::nullopt;
        const CodePoint next = decode_utf8(text, found.end);
        const unsigned char byte = next.value < 0x80 ? 0 : page.byte_of(next.value);
        if (byte < 0x80 || byte > 0xBF) return std::nullopt;
        bytes[i] = static_cast<char>(byte);
        last = next.value;
        found.end += next.size;
    }
    const CodePoint made = decode_utf8({bytes.data(), length}, 0);
    if (!made.valid || made.size != length || (length == 4 && !emoji(made.value))) return std::nullopt;
    found.made = made.value;
    if (length > 2) {
        found.sure = length == 4 || common_sign(made.value);
    } else if (!page.letters() || u_isalpha(static_cast<UChar32>(last)) == 0) {
        const bool latin = lead <= 0xC3;  // what they garble is Latin-1
        found.sure = !page.letters() && everyday_mark(last) ? latin && made.value != 0xAD && !capital_before(text, at)
                                                            : lead <= 0xC5 && !everyday_mark(last);
        if (page.letters() && first.value >= 0x400) found.sure = false;  // "Гёте" is Goethe
    }
    const bool letter = u_isalpha(static_cast<UChar32>(first.value)) != 0;
    if (length == 2 && !letter && lead > 0xC3) found.sure = false;  // Mac Roman's ƒ, ≈ and quotation marks
    if (made.value < 0xA0 && lead != 0xC2) found.sure = false;      // nobody wrote a control character
    const char32_t f = first.value;
    found.likely =
        found.sure || (!page.letters() && made.value < 0x500 && (letter || lead <= 0xC3)) ||
        (page.letters() && (f == 0x420 || f == 0x421 || f == 0x102 || f == 0x139));  // Р С Ă Ĺ: rare before marks
    return found;
}

/// "â€" whose third character got lost on the way: a closing quotation mark (9D
/// means nothing in windows-1252) in front of a blank, a mark or the end.
std::optional<Found> cut_quote_at(std::string_view text, std::size_t at) {
    constexpr std::string_view start = "â€";
    if (text.substr(at, start.size()) != start) return std::nullopt;
    std::size_t end = at + start.size();
    if (text.substr(end, 3) == "\xEF\xBF\xBD") return Found{0x201D, end + 3, true, true};
    const bool closes =
        end >= text.size() || std::string_view(" \t\n\r.,;:!?)").find(text[end]) != std::string_view::npos;
    return closes ? std::optional(Found{0x201D, end, true, true}) : std::nullopt;
}

struct Row {
    std::vector<std::pair<std::size_t, Found>> garbled;  ///< each with where it begins
    bool proof = false;
};

class Pass {
public:
    /// `proof`: other garbled characters were found in the text.
    Pass(std::string_view text, const CodePage& page, bool cut_quotes, bool proof)
        : text_(text), page_(page), cut_quotes_(cut_quotes), proof_(proof) {}

    std::optional<Repaired> run() {
        std::vector<Row> rows;
        bool proof = proof_;
        for (std::size_t at = 0; at < text_.size();) {
            if (static_cast<unsigned char>(text_[at]) < 0x80) {
                ++at;
                continue;
            }
            Row row = row_at(at);
            at = row.garbled.empty() ? at + decode_utf8(text_, at).size : row.garbled.back().second.end;
            if (row.garbled.empty()) continue;
            proof = proof || row.proof;
            rows.push_back(std::move(row));
        }
        if (!proof) return std::nullopt;
        for (const Row& row : rows) {
            // Next to proof elsewhere in the text, a lone letter of the same kind is one too.
            for (const auto& [begin, found] : row.garbled) {
                if (row.proof || found.likely) put(begin, found);
            }
        }
        if (out_.count == 0) return std::nullopt;
        out_.mapped.keep(text_.substr(kept_), kept_);
        return std::move(out_);
    }

private:
    Row row_at(std::size_t at) const {
        Row row;
        while (at < text_.size() && static_cast<unsigned char>(text_[at]) >= 0x80) {
            auto found = garbled_at(text_, at, page_);
            if (!found && cut_quotes_) found = cut_quote_at(text_, at);
            if (!found) break;
            row.garbled.emplace_back(at, *found);
            row.proof = row.proof || found->sure;
            at = found->end;
        }
        if (row.garbled.size() >= (page_.letters() ? 3U : 2U)) row.proof = true;
        return row;
    }

    void put(std::size_t begin, const Found& found) {
        if (out_.count == 0) out_.mapped.text.reserve(text_.size());
        std::string made;
        append_utf8(made, found.made);
        if (out_.count == 0) out_.example = fmt::format("'{}' to '{}'", text_.substr(begin, found.end - begin), made);
        out_.mapped.keep(text_.substr(kept_, begin - kept_), kept_);
        out_.mapped.put(made, begin, found.end);
        kept_ = found.end;
        ++out_.count;
    }

    std::string_view text_;
    const CodePage& page_;
    bool cut_quotes_;
    bool proof_;
    Repaired out_;
    std::size_t kept_ = 0;  ///< first byte not yet written
};

/// True where the text has a character that garbled forms begin with, and another
/// one behind it that is not ASCII.
bool may_be_garbled(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const unsigned c = byte(at);
        if (c < 0xC2 || c > 0xE2) continue;
        if ((c >= 0xC3 && c <= 0xC5) || c == 0xD0 || c == 0xD1) {
            if (byte(at + 2) >= 0x80) return true;
        } else if (c == 0xC2 && byte(at + 1) == 0xAC) {  // ¬ (Mac Roman)
            if (byte(at + 2) >= 0x80) return true;
        } else if (c == 0xE2 && (byte(at + 1) == 0x88 || (byte(at + 1) == 0x80 && byte(at + 2) == 0x9A))) {  // √ and ‚
            if (byte(at + 3) >= 0x80) return true;
        }
    }
    return false;
}

std::optional<Repaired> one_round(std::string_view text) {
    static const std::array<CodePage, 4> pages = {CodePage("windows-1252", false), CodePage("windows-1250", true),
                                                  CodePage("windows-1251", true), CodePage("macintosh", false)};
    std::optional<Repaired> all;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        auto repaired = Pass(all ? std::string_view(all->mapped.text) : text, pages[i], i == 0, i == 1 && all).run();
        if (!repaired) continue;
        if (all) {
            repaired->mapped.pieces = compose(repaired->mapped.pieces, all->mapped.pieces);
            repaired->count += all->count;
            repaired->example = all->example;
        }
        all = std::move(repaired);
    }
    return all;
}

}  // namespace

std::optional<Repaired> repair_mojibake(std::string_view text) {
    constexpr int most_rounds = 3;
    if (!may_be_garbled(text)) return std::nullopt;
    std::optional<Repaired> all = one_round(text);
    for (int round = 1; all && round < most_rounds; ++round) {
        auto again = one_round(all->mapped.text);
        if (!again) break;
        again->mapped.pieces = compose(again->mapped.pieces, all->mapped.pieces);
        again->count = std::max(again->count, all->count);
        again->example = all->example;
        all = std::move(again);
    }
    return all;
}

}  // namespace waybill
