// Originals: the bytes of every document as they came, compressed and named by
// their SHA-256.
#pragma once
#include <string>
#include <string_view>

#include "store/records.h"

namespace waybill {

Original pack(std::string_view bytes);

/// The bytes again. Throws StoreError when they cannot be had or their SHA-256
/// is not the one they are named by.
std::string unpack(const Original& original);

}  // namespace waybill
