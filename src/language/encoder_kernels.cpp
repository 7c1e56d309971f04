#include "language/encoder_kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <vector>

#include "language/encoder_variants.h"
#include "language/processor.h"

namespace waybill {

namespace baseline {
#include "language/encoder_kernels.inc"
}  // namespace baseline

// Without AVX2 for the compiler there is one variant only.
#ifdef WAYBILL_AVX2
#define WAYBILL_BEST(call) (has_avx2() ? avx2::call : baseline::call)
#else
#define WAYBILL_BEST(call) baseline::call
#endif

void norm_rows(const float* in, const float* weight, float* out, std::size_t rows, std::size_t width) {
    WAYBILL_BEST(norm_rows(in, weight, out, rows, width));
}

void round_rows(const float* in, std::size_t stride, float limit, std::int16_t* out, float* scales, std::size_t rows,
                std::size_t width) {
    WAYBILL_BEST(round_rows(in, stride, limit, out, scales, rows, width));
}

void whole_product(const WholeView& a, const PackedView& b, float* out, std::size_t stride, Finish finish) {
    WAYBILL_BEST(whole_product(a, b, out, stride, finish));
}

void attend(const HeadView& head, float* out, std::size_t stride) {
    static thread_local std::vector<float> scores;
    static thread_local std::vector<std::int16_t> weights;
    scores.resize(encoder_block_rows * head.keys.columns);
    weights.resize(encoder_block_rows * head.keys.columns);
    WAYBILL_BEST(attend(head, out, stride, scores.data(), weights.data()));
}

void turn(const float* x, const float* cosine, const float* sine, float* out, std::size_t half) {
    WAYBILL_BEST(turn(x, cosine, sine, out, half));
}

#undef WAYBILL_BEST

float dot(const float* a, const float* b, std::size_t count) {
    float sums[8] = {};  // always the same eight, on every processor
    for (std::size_t i = 0; i < count; i += 8) {
        for (std::size_t k = 0; k < 8; ++k) sums[k] += a[i + k] * b[i + k];
    }
    return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

}  // namespace waybill
