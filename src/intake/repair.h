// Undoes double encoding: UTF-8 that somebody read as windows-1252 (or -1250,
// -1251, Mac Roman) and wrote as UTF-8 again, "â€™" for "’".
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "intake/mapped_text.h"

namespace waybill {

struct Repaired {
    MappedText mapped;
    std::size_t count = 0;  ///< characters put right
    std::string example;    ///< the first one, "'â€™' to '’'"
};

/// `text` (valid UTF-8) with doubly encoded characters put right, up to three times
/// over. Only where nothing else is likely: a stretch that is valid UTF-8 again in
/// one of these encodings and reads as punctuation, or as letters where the garbled
/// form is none that people write. Nothing when there is none.
std::optional<Repaired> repair_mojibake(std::string_view text);

}  // namespace waybill
