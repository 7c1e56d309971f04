// Stretches in quotation marks.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "waybill/span.h"

namespace waybill {

struct Quote {
    Span inner;              ///< between the marks
    Span outer;              ///< with them
    bool continues = false;  ///< goes on from the quote before it: no closing mark between the paragraphs
};

/// Double quotation marks, straight, curly, low or angled. A mark that is never
/// closed holds to the end of its paragraph.
std::vector<Quote> find_quotes(std::string_view text);

}  // namespace waybill
