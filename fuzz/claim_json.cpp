// Claims as JSON: malformed ones are refused, what is read is printed alike again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "claims/claim_json.h"
#include "waybill/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        const std::string printed = waybill::claims_to_json(waybill::claims_from_json(text));
        if (waybill::claims_to_json(waybill::claims_from_json(printed)) != printed) std::abort();
    } catch (const waybill::DataError&) {
    }
    return 0;
}
