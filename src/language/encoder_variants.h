// The kernels of encoder_kernels.h once for each kind of processor. `scores` and
// `weights` are memory that the caller lends: encoder_block_rows rows of keys.
#pragma once
#include "language/encoder_kernels.h"

namespace waybill {
inline constexpr std::size_t encoder_block_rows = 6;
}

namespace waybill::baseline {
void norm_rows(const float* in, const float* weight, float* out, std::size_t rows, std::size_t width);
void round_rows(const float* in, std::size_t stride, float limit, std::int16_t* out, float* scales, std::size_t rows,
                std::size_t width);
void whole_product(const WholeView& a, const PackedView& b, float* out, std::size_t stride, Finish finish);
void attend(const HeadView& head, float* out, std::size_t stride, float* scores, std::int16_t* weights);
void turn(const float* x, const float* cosine, const float* sine, float* out, std::size_t half);
}  // namespace waybill::baseline

namespace waybill::avx2 {
void norm_rows(const float* in, const float* weight, float* out, std::size_t rows, std::size_t width);
void round_rows(const float* in, std::size_t stride, float limit, std::int16_t* out, float* scales, std::size_t rows,
                std::size_t width);
void whole_product(const WholeView& a, const PackedView& b, float* out, std::size_t stride, Finish finish);
void attend(const HeadView& head, float* out, std::size_t stride, float* scores, std::int16_t* weights);
void turn(const float* x, const float* cosine, const float* sine, float* out, std::size_t half);
}  // namespace waybill::avx2
