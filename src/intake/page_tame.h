// Makes a page safe and quick to parse: same length, same offsets, but without what
// only costs (scripts, styles, drawings) or bombs (nesting without end).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "waybill/document.h"

namespace waybill {

struct TamedPage {
    std::string html;                      ///< as long as the page; NULs stand where tags were taken out
    std::vector<SourceRange> linked_data;  ///< contents of <script type="application/ld+json">, in the page given
    bool cut = false;                      ///< the page has more tags than are read, or nests deeper
};

/// Tags of mere looks (b, i, font …) go, so that words stay whole and the parser
/// has no formatting to reconstruct; so do tags nested deeper than 256 and those
/// after the millionth. Linear.
TamedPage tame(std::string_view page);

}  // namespace waybill
