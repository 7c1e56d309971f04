// Makes decoded text plain: one kind of line end, no control characters, composed
// letters.
#pragma once
#include <optional>
#include <string_view>

#include "intake/mapped_text.h"

namespace waybill {

/// `text` (valid UTF-8) with CR and CR LF, form feeds and Unicode's line and
/// paragraph separators as "\n"; control characters, soft hyphens, zero-width
/// spaces and byte order marks left out; C1 controls read as windows-1252, as
/// browsers do; and letters with combining marks composed (NFC). Nothing when it is
/// so already.
std::optional<MappedText> clean(std::string_view text);

}  // namespace waybill
