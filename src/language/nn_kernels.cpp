#include "language/nn_kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <algorithm>
#include <cstdint>
#include <vector>

#include "language/nn_variants.h"
#include "language/processor.h"

namespace waybill {

namespace baseline {
#include "language/nn_kernels.inc"
}  // namespace baseline

namespace {

/// Memory for packing and for zeros, kept by each thread.
float* scratch(std::size_t count) {
    static thread_local std::vector<float> memory;
    if (memory.size() < count) memory.resize(count);
    return memory.data();
}

const float* zeros(std::size_t count) {
    static thread_local std::vector<float> memory;
    if (memory.size() < count) memory.assign(count, 0.0F);
    return memory.data();
}

}  // namespace

void matrix_product(const float* a, const float* b, float* c, std::size_t rows, std::size_t inner, std::size_t columns,
                    bool add) {
    float* strip = scratch(inner * nn_lane);
#ifdef WAYBILL_AVX2
    if (has_avx2()) return avx2::matrix_product(a, b, c, rows, inner, columns, add, strip);
#endif
    baseline::matrix_product(a, b, c, rows, inner, columns, add, strip);
}

void recurrent_forward(const RecurrentView& view, std::size_t begin, std::size_t end) {
    const float* zero = zeros(view.units);
#ifdef WAYBILL_AVX2
    if (has_avx2()) return avx2::recurrent_forward(view, begin, end, zero);
#endif
    baseline::recurrent_forward(view, begin, end, zero);
}

void recurrent_backward(const RecurrentView& view, const float* dh, float* dgates, float* dx, float* dbias,
                        std::size_t begin, std::size_t end) {
    const float* zero = zeros(view.units);
    float* carry = scratch(view.units);
#ifdef WAYBILL_AVX2
    if (has_avx2()) return avx2::recurrent_backward(view, dh, dgates, dx, dbias, begin, end, zero, carry);
#endif
    baseline::recurrent_backward(view, dh, dgates, dx, dbias, begin, end, zero, carry);
}

void transpose(const float* in, float* out, std::size_t rows, std::size_t columns) {
    constexpr std::size_t tile = 16;
    for (std::size_t i = 0; i < rows; i += tile) {
        for (std::size_t j = 0; j < columns; j += tile) {
            for (std::size_t r = i; r < std::min(i + tile, rows); ++r) {
                for (std::size_t q = j; q < std::min(j + tile, columns); ++q) out[q * rows + r] = in[r * columns + q];
            }
        }
    }
}

void exp_minus(float* x, std::size_t count, float top) {
#ifdef WAYBILL_AVX2
    if (has_avx2()) return avx2::exp_minus(x, count, top);
#endif
    baseline::exp_minus(x, count, top);
}

}  // namespace waybill
