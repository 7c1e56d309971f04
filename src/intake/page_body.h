// Which blocks of a page are the article.
#pragma once
#include <string_view>
#include <vector>

#include "intake/lexicons.h"
#include "intake/mapped_text.h"
#include "intake/page_tree.h"

namespace waybill {

struct PageBody {
    MappedText text;              ///< paragraphs parted by an empty line, a br is a line end
    std::vector<Span> furniture;  ///< captions and other lines that may not belong to it
    std::int32_t headline = -1;   ///< block with the headline, or -1
    std::uint32_t first = 0;      ///< the article's blocks lie in [first, last)
    std::uint32_t last = 0;
};

/// Finds the article in `tree`, whose nodes point into `page`. `titles` are what the
/// page calls itself, the surest first; empty ones do not count.
PageBody find_body(const PageTree& tree, std::string_view page, const Lexicons& lexicons,
                   const std::vector<std::string_view>& titles);

/// The text of one block as the page shows it, on one line; up to the first line end
/// only, where asked.
std::string block_text(const PageBlock& block, std::string_view page, bool first_line = false);

}  // namespace waybill
