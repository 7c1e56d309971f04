#include "catalogue/pieces.h"

#include <array>

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace waybill {
namespace {

enum class Byte : std::uint8_t { other, letter, digit, ampersand, high };

constexpr std::array<Byte, 256> make_bytes() {
    std::array<Byte, 256> bytes{};
    for (unsigned c = 'a'; c <= 'z'; ++c) bytes[c] = Byte::letter;
    for (unsigned c = 'A'; c <= 'Z'; ++c) bytes[c] = Byte::letter;
    for (unsigned c = '0'; c <= '9'; ++c) bytes[c] = Byte::digit;
    bytes['&'] = Byte::ampersand;
    for (unsigned c = 0x80; c < 256; ++c) bytes[c] = Byte::high;
    return bytes;
}
constexpr std::array<Byte, 256> bytes_ = make_bytes();

constexpr std::uint32_t hash_seed = 2166136261U;
constexpr std::uint32_t hash_step(std::uint32_t hash, unsigned char byte) { return (hash ^ byte) * 16777619U; }

Byte kind_of(char c) { return bytes_[static_cast<unsigned char>(c)]; }

bool is_word_char(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    return u_isalpha(point) != 0 || u_charType(point) == U_NON_SPACING_MARK;
}

bool is_hyphen(char32_t c) { return c == '-' || c == 0xAD || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }
bool is_apostrophe(char32_t c) { return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x2BC || c == 0xB4; }
bool is_blank(char32_t c) { return c == ' ' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F; }

/// Latin letters without a canonical decomposition.
std::string_view plain_letter(char32_t c) {
    switch (c) {
        case 0x142: return "l";
        case 0xF8: return "o";
        case 0x111: return "d";
        case 0xF0: return "d";
        case 0x131: return "i";
        case 0xE6: return "ae";
        case 0x153: return "oe";
        case 0xFE: return "th";
        case 0x259: return "e";
        default: return {};
    }
}

}  // namespace

std::uint32_t piece_hash(std::string_view folded) {
    std::uint32_t hash = hash_seed;
    for (const char c : folded) hash = hash_step(hash, static_cast<unsigned char>(c));
    return hash;
}

std::string fold_piece(std::string_view piece) {
    if (piece == "&") return "and";
    std::string folded = fold(piece);
    bool ascii = true;
    for (const char c : folded) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    if (ascii) return folded;
    std::string plain;
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint c = decode_utf8(folded, at);
        const std::string_view letter = plain_letter(c.value);
        plain += letter.empty() ? std::string_view(folded).substr(at, c.size) : letter;
        at += c.size;
    }
    return plain;
}

bool PieceReader::next(Piece& piece) {
    const auto size = static_cast<std::uint32_t>(text_.size());
    while (true) {
        while (at_ < size && kind_of(text_[at_]) == Byte::other) ++at_;
        if (at_ >= size) return false;
        const std::uint32_t begin = at_;
        const Byte kind = kind_of(text_[at_]);
        std::uint32_t hash = hash_seed;
        if (kind == Byte::letter) {
            while (at_ < size && kind_of(text_[at_]) == Byte::letter) {
                hash = hash_step(hash, static_cast<unsigned char>(text_[at_++]) | 0x20U);
            }
            if (at_ == size || kind_of(text_[at_]) != Byte::high) {
                piece = {begin, at_, hash, false, true, begin == last_end_ && begin > 0};
                break;
            }
        } else if (kind == Byte::digit) {
            while (at_ < size && kind_of(text_[at_]) == Byte::digit) {
                hash = hash_step(hash, static_cast<unsigned char>(text_[at_++]));
            }
            piece = {begin, at_, hash, true, true, begin == last_end_ && begin > 0};
            break;
        } else if (kind == Byte::ampersand) {
            ++at_;
            piece = {begin, at_, piece_hash("and"), false, false, false};
            break;
        }
        at_ = begin;
        if (next_beyond_ascii(piece)) break;
    }
    last_end_ = at_;
    return true;
}

bool PieceReader::next_beyond_ascii(Piece& piece) {
    const std::uint32_t begin = at_;
    bool ascii = true;
    while (at_ < text_.size()) {
        const Byte kind = kind_of(text_[at_]);
        if (kind == Byte::letter) {
            ++at_;
            continue;
        }
        if (kind != Byte::high) break;
        const CodePoint c = decode_utf8(text_, at_);
        if (!is_word_char(c.value)) {
            if (at_ != begin) break;
            at_ += c.size;  // a separator: no piece begins here
            return false;
        }
        ascii = false;
        at_ += c.size;
    }
    piece = {begin, at_, 0, false, ascii, begin == last_end_ && begin > 0};
    piece.hash = piece_hash(fold_piece(piece.of(text_)));
    return true;
}

Gap gap_between(std::string_view text, std::uint32_t end, std::uint32_t begin) {
    if (begin == end) return Gap::glued;
    if (begin - end > 16) return Gap::barrier;
    char32_t mark = 0;
    unsigned lines = 0;
    bool blank = false;
    for (std::uint32_t at = end; at < begin;) {
        const CodePoint c = decode_utf8(text, at);
        at += c.size;
        if (c.value == '\n') {
            ++lines;
        } else if (is_blank(c.value) || c.value == '\r') {
            blank = true;
        } else if (mark == 0 && !blank && lines == 0) {
            mark = c.value;
        } else {
            return Gap::barrier;
        }
    }
    if (lines > 1) return Gap::barrier;
    if (mark == 0) return lines == 1 ? Gap::line : Gap::space;
    if (is_hyphen(mark)) return blank && lines == 0 ? Gap::barrier : Gap::hyphen;
    const bool bare = !blank && lines == 0;
    if (is_apostrophe(mark)) return bare ? Gap::apostrophe : Gap::barrier;
    if (mark == '.') return bare ? Gap::dot : Gap::dot_space;
    if (mark == '/') return bare ? Gap::slash : Gap::barrier;
    if (mark == ',') return bare ? Gap::barrier : Gap::comma;
    return Gap::barrier;
}

Shape piece_shape(std::string_view piece) {
    bool first_upper = false;
    bool later_upper = false;
    bool lower = false;
    bool first = true;
    for (std::size_t at = 0; at < piece.size();) {
        const CodePoint c = decode_utf8(piece, at);
        at += c.size;
        if (c.value >= '0' && c.value <= '9') return Shape::digits;
        const bool upper = u_isupper(static_cast<UChar32>(c.value)) != 0;
        if (upper) {
            (first ? first_upper : later_upper) = true;
        } else if (u_islower(static_cast<UChar32>(c.value)) != 0) {
            lower = true;
        }
        first = false;
    }
    if (first_upper && !lower) return Shape::upper;
    if (first_upper) return Shape::capital;
    return later_upper ? Shape::mixed : Shape::lower;
}

std::string squeeze(std::string_view name) {
    std::string key;
    PieceReader reader(name);
    Piece piece;
    while (reader.next(piece)) key += fold_piece(piece.of(name));
    return key;
}

}  // namespace waybill
