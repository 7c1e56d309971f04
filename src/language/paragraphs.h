// The paragraphs of a text.
#pragma once
#include <string_view>
#include <vector>

#include "waybill/span.h"

namespace waybill {

/// The lines of `text` that hold more than white space, each one paragraph; but
/// the lines of a hard-wrapped stretch (wire copy broken at a fixed width) are
/// joined into one. Spans in text order, without surrounding white space.
std::vector<Span> paragraphs(std::string_view text);

}  // namespace waybill
