// Source maps as bytes: four variable-length integers a piece, as
// docs/formats/store.md says.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "waybill/document.h"

namespace waybill {

std::string encode_source_map(const std::vector<SourcePiece>& pieces);
/// Throws StoreError when the bytes are cut off.
std::vector<SourcePiece> decode_source_map(std::string_view bytes);

}  // namespace waybill
