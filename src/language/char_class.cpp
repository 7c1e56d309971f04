#include "language/char_class.h"

#include <unicode/uchar.h>

#include <array>

namespace waybill {

namespace {

CharClass unicode_class(char32_t c) {
    switch (c) {
        case U'.':
        case U'!':
        case U'?':
        case U'\u2026':
        case U'\u3002':
        case U'\u061F':
        case U'\u06D4':
        case U'\u0964':
            return CharClass::end;
        case U'"':
        case U'\'':
        case U'`':
            return CharClass::quote;
        case U'\u200B':
        case U'\uFEFF':
            return CharClass::space;
        default:
            break;
    }
    if (u_isUWhiteSpace(static_cast<UChar32>(c))) return CharClass::space;
    switch (u_charType(static_cast<UChar32>(c))) {
        case U_UPPERCASE_LETTER:
        case U_LOWERCASE_LETTER:
        case U_TITLECASE_LETTER:
        case U_MODIFIER_LETTER:
        case U_OTHER_LETTER:
        case U_LETTER_NUMBER:
            return CharClass::letter;
        case U_DECIMAL_DIGIT_NUMBER:
            return CharClass::digit;
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_COMBINING_SPACING_MARK:
        case U_FORMAT_CHAR:
            return CharClass::mark;
        case U_CONTROL_CHAR:
            return CharClass::control;
        case U_START_PUNCTUATION:
            return CharClass::open;
        case U_END_PUNCTUATION:
            return CharClass::close;
        case U_INITIAL_PUNCTUATION:
        case U_FINAL_PUNCTUATION:
            return CharClass::quote;
        case U_DASH_PUNCTUATION:
            return CharClass::dash;
        case U_MATH_SYMBOL:
        case U_CURRENCY_SYMBOL:
        case U_MODIFIER_SYMBOL:
        case U_OTHER_SYMBOL:
        case U_OTHER_NUMBER:
            return CharClass::symbol;
        default:
            return CharClass::other;
    }
}

std::array<CharClass, 128> make_ascii() {
    std::array<CharClass, 128> table{};
    for (char32_t c = 0; c < 128; ++c) table[c] = unicode_class(c);
    return table;
}

}  // namespace

CharClass class_of(char32_t c) {
    static const std::array<CharClass, 128> ascii = make_ascii();
    return c < 128 ? ascii[c] : unicode_class(c);
}

bool is_upper(char32_t c) {
    if (c < 128) return c >= U'A' && c <= U'Z';
    return u_isupper(static_cast<UChar32>(c)) != 0;
}

bool is_lower(char32_t c) {
    if (c < 128) return c >= U'a' && c <= U'z';
    return u_islower(static_cast<UChar32>(c)) != 0;
}

bool all_capitals(std::string_view word) {
    bool upper = false;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = decode_utf8(word, at);
        if (is_lower(c.value)) return false;
        upper = upper || is_upper(c.value);
        at += c.size;
    }
    return upper;
}

bool capitalised(std::string_view word) {
    return !word.empty() && is_upper(decode_utf8(word, 0).value);
}

}  // namespace waybill
