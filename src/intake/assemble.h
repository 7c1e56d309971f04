// Puts a Document together from its bytes.
#pragma once
#include <string_view>

#include "intake/arrival.h"
#include "intake/lexicons.h"
#include "waybill/document.h"

namespace waybill {

/// What Reader::read_document does. Without `lexicons` no line is marked and HTML
/// inside JSON stays as it is. Throws InputError.
Document assemble(std::string_view bytes, const ReadHints& hints, const Lexicons* lexicons);

}  // namespace waybill
