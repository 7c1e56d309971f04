// HTML pages: the article's text without the page around it, and what the page
// says about itself.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "intake/lexicons.h"
#include "intake/mapped_text.h"

namespace waybill {

struct Page {
    MappedText text;              ///< the article, paragraphs parted by "\n\n", over the bytes of the page given
    std::vector<Span> furniture;  ///< lines of `text` that may not belong to it
    std::string title;
    std::string outlet;
    std::string published;  ///< ISO date
    std::string lang;
    std::string url;
    std::vector<Note> notes;
};

/// Reads `html` (valid UTF-8). Any bytes give a Page; time is linear in their
/// number, whatever the nesting.
Page read_page(std::string_view html, const Lexicons& lexicons);

}  // namespace waybill
