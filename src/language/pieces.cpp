#include "language/pieces.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/utf8.h"

namespace waybill {

namespace {

constexpr std::size_t max_pieces = 1U << 17U;
constexpr std::size_t fewest_words = 3;

char32_t plain(char32_t c) {
    switch (c) {
        case U'\u2018':
        case U'\u2019':
            return U'\'';
        case U'\u201C':
        case U'\u201D':
            return U'"';
        case U'\u2013':
        case U'\u2014':
            return U'-';
        case U'\u00A0':
            return U' ';
        default:
            return c;
    }
}

bool is_ascii(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Digits are the ten of ASCII; lowering is Unicode's, the same in every locale.
std::string lowered(std::string_view word) {
    std::string plainer;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = decode_utf8(word, at);
        append_utf8(plainer, plain(c.value));
        at += c.size;
    }
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(plainer);
    text.toLower(icu::Locale::getRoot());
    std::string out;
    text.toUTF8String(out);
    return out;
}

/// What the letters of a word are.
struct Letters {
    std::size_t count = 0;
    std::size_t upper = 0;
    std::size_t lower = 0;
    bool first_upper = false;
    bool rest_lower = true;  ///< all but the first
};

Letters letters_of(std::string_view word) {
    Letters letters;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = decode_utf8(word, at);
        at += c.size;
        const auto code = static_cast<UChar32>(c.value);
        if (!c.valid || !u_isalpha(code)) continue;
        const bool upper = u_hasBinaryProperty(code, UCHAR_UPPERCASE) != 0;
        const bool lower = u_hasBinaryProperty(code, UCHAR_LOWERCASE) != 0;
        if (letters.count == 0) {
            letters.first_upper = upper;
        } else if (!lower) {
            letters.rest_lower = false;
        }
        ++letters.count;
        letters.upper += upper ? 1 : 0;
        letters.lower += lower ? 1 : 0;
    }
    return letters;
}

WordCase case_from(const Letters& letters) {
    if (letters.lower == letters.count) return WordCase::lower;
    if (letters.upper == letters.count) return letters.count > 1 ? WordCase::upper : WordCase::title;
    return letters.first_upper && letters.rest_lower ? WordCase::title : WordCase::mixed;
}

}  // namespace

WordCase case_of(std::string_view word) { return case_from(letters_of(word)); }

bool shouts(std::span<const std::string_view> words) {
    std::size_t longer = 0;
    std::size_t upper = 0;
    for (const std::string_view word : words) {
        const Letters letters = letters_of(word);
        if (letters.count < 2) continue;
        ++longer;
        if (case_from(letters) == WordCase::upper) ++upper;
    }
    return longer >= fewest_words && upper * 5 >= longer * 4;
}

std::string normal_form(std::string_view word) {
    std::string out = is_ascii(word) ? ascii_lower(word) : lowered(word);
    for (char& c : out) {
        if (c >= '0' && c <= '9') c = '0';
    }
    return out;
}

PieceVocabulary::PieceVocabulary(const std::vector<std::string>& pieces) : size_(pieces.size()) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        numbers_.insert_or_assign(pieces[i], static_cast<std::uint32_t>(i));
        longest_ = std::max(longest_, pieces[i].size());
    }
}

PieceVocabulary PieceVocabulary::read(ModelReader& in) {
    const auto count = in.get<std::uint32_t>();
    if (count <= specials || count > max_pieces) in.fail("damaged: an impossible number of pieces");
    std::vector<std::string> pieces(count);
    for (std::string& piece : pieces) piece = in.get_string();
    return PieceVocabulary(pieces);
}

void PieceVocabulary::append(std::string_view word, std::vector<std::uint32_t>& out) const {
    const std::string form = normal_form(word);
    const auto code_points = static_cast<std::size_t>(
        std::count_if(form.begin(), form.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    const std::size_t before = out.size();
    std::size_t at = 0;
    std::string piece;
    while (code_points <= max_word && at < form.size()) {
        const std::string_view mark = at == 0 ? "" : "##";
        std::size_t size = std::min(longest_, form.size() - at);
        for (; size > 0; --size) {
            if (!is_boundary(form, at + size)) continue;
            piece.assign(mark).append(form, at, size);
            const auto found = numbers_.find(piece);
            if (found == numbers_.end()) continue;
            out.push_back(found->second);
            break;
        }
        if (size == 0) break;
        at += size;
    }
    if (form.empty() || at < form.size()) {
        out.resize(before);
        out.push_back(unknown);
    }
}

}  // namespace waybill
