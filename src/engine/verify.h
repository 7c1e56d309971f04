// Is the store still what was put into it?
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "store/store.h"

namespace waybill {

struct Verification {
    std::uint64_t originals = 0;
    std::uint64_t evidence = 0;
    std::vector<std::string> faults;  ///< one line each; empty when all is well
};

/// Hashes every original anew, compares evidence with text, checks the store's
/// structure, and notes the result in the custody log where that can be written.
Verification verify(Store& store);

}  // namespace waybill
