// The text form of a ledger, as in the case standard's "Files".
#pragma once
#include <string>
#include <string_view>

#include "waybill/case.h"

namespace waybill {

/// Indented JSON with a final newline: what `waybill link` prints.
std::string ledger_to_json(const Ledger& ledger);
/// Throws DataError.
Ledger ledger_from_json(std::string_view text);

}  // namespace waybill
