// Which names of a document have the same bearer.
#pragma once
#include <string_view>

#include "waybill/analysis.h"

namespace waybill {

/// Sets `same_as` of each name to the first full mention of its bearer earlier in
/// the text: the same words, a surname after the full name, the first words or
/// the initials of an organisation's name.
void link_names(std::string_view text, Analysis& analysis);

}  // namespace waybill
