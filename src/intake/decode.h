// Bytes in any encoding to UTF-8.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "intake/mapped_text.h"

namespace waybill {

struct Decoded {
    bool same = true;  ///< the bytes are their own decoding, and `mapped` is empty
    MappedText mapped;
    std::string charset;      ///< as ICU calls it: "UTF-8", "windows-1251"
    std::vector<Note> notes;  ///< about the whole

    std::string_view text(std::string_view bytes) const { return same ? bytes : std::string_view(mapped.text); }
};

/// Decodes by, in this order: a byte order mark, the pattern of UTF-16, being
/// valid UTF-8, `declared` (a charset's name, may be empty or wrong), and the
/// statistics of the bytes. What cannot be decoded becomes U+FFFD and a Note.
Decoded decode(std::string_view bytes, std::string_view declared);

/// The charset that a page's <meta> or XML declaration names, or empty.
std::string declared_charset(std::string_view page);

}  // namespace waybill
