// Puts a Document together from its bytes.
#pragma once
#include <string_view>

#include "intake/arrival.h"
#include "intake/furniture.h"
#include "waybill/document.h"

namespace waybill {

/// What Reader::read_document does. Without `furniture` no line is marked and HTML
/// inside JSON stays as it is. Throws InputError.
Document assemble(std::string_view bytes, const ReadHints& hints, const Furniture* furniture);

}  // namespace waybill
