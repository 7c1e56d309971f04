// What the tokeniser asks of a character.
#pragma once
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace waybill {

enum class CharClass : std::uint8_t {
    space,
    control,
    letter,
    digit,
    mark,
    open,
    close,
    quote,
    end,
    dash,
    symbol,
    other
};

/// The class of a code point. Letters hold all alphabetic scripts; marks combine
/// with what stands before them.
CharClass class_of(char32_t code_point);

bool is_upper(char32_t code_point);
bool is_lower(char32_t code_point);

/// Capital letters but no small ones.
bool all_capitals(std::string_view word);
/// Begins with a capital letter.
bool capitalised(std::string_view word);

}  // namespace waybill
