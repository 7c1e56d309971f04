// Any bytes as a stream of JSON Lines: every line a document or a refusal.
#include <cstdint>
#include <sstream>
#include <string>

#include "intake_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    waybill::for_each_arrival(in, "-", [](waybill::Arrival&& arrival) {
        if (arrival.refusal.empty()) waybill::check_reading(arrival.bytes, waybill::Format::json);
        return true;
    });
    return 0;
}
