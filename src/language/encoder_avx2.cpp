// The encoder's kernels for processors with AVX2; CMake compiles this file for them.
#ifdef WAYBILL_AVX2
#include "language/encoder_variants.h"

#include <immintrin.h>

#include <cstddef>
#include <cstdint>

namespace waybill::avx2 {
#include "language/encoder_kernels.inc"
}  // namespace waybill::avx2
#endif
