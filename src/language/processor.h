// What the processor at hand can do.
#pragma once

namespace waybill {

/// Whether kernels for AVX2 were built and can run here. Asked of the processor once.
bool has_avx2();

}  // namespace waybill
