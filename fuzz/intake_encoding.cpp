// Any bytes as a text in whatever encoding, and as whatever they seem to be.
#include <cstdint>
#include <string_view>

#include "intake_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    waybill::check_reading(bytes, waybill::Format::text);
    waybill::check_reading(bytes, waybill::Format::detect);
    return 0;
}
