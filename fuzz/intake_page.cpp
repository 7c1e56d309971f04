// Any bytes as a page: a document with honest spans, or a refusal.
#include <cstdint>
#include <string_view>

#include "intake_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    waybill::check_reading({reinterpret_cast<const char*>(data), size}, waybill::Format::html);
    return 0;
}
