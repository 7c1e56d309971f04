// The kernels of nn_kernels.h once for each kind of processor. `strip`, `zero`
// and `carry` are memory that the caller lends: inner × nn_lane floats, and one
// a unit (zeros).
#pragma once
#include <cstdint>

#include "language/nn_kernels.h"

namespace waybill::baseline {
void matrix_product(const float* a, const float* b, float* c, std::size_t rows, std::size_t inner, std::size_t columns,
                    bool add, float* strip);
void recurrent_forward(const RecurrentView& view, std::size_t begin, std::size_t end, const float* zero);
void recurrent_backward(const RecurrentView& view, const float* dh, float* dgates, float* dx, float* dbias,
                        std::size_t begin, std::size_t end, const float* zero, float* carry);
void exp_minus(float* x, std::size_t count, float top);
/// out[i][c] = row_scales[i] · scales[c] · Σ a · b, over whole numbers; b packed as in SmallMatrix.
void small_product(const std::int16_t* a, const float* row_scales, const std::int16_t* b, const float* scales,
                   float* out, std::size_t rows, std::size_t pairs, std::size_t columns);
}  // namespace waybill::baseline

namespace waybill::avx2 {
void matrix_product(const float* a, const float* b, float* c, std::size_t rows, std::size_t inner, std::size_t columns,
                    bool add, float* strip);
void recurrent_forward(const RecurrentView& view, std::size_t begin, std::size_t end, const float* zero);
void recurrent_backward(const RecurrentView& view, const float* dh, float* dgates, float* dx, float* dbias,
                        std::size_t begin, std::size_t end, const float* zero, float* carry);
void exp_minus(float* x, std::size_t count, float top);
/// out[i][c] = row_scales[i] · scales[c] · Σ a · b, over whole numbers; b packed as in SmallMatrix.
void small_product(const std::int16_t* a, const float* row_scales, const std::int16_t* b, const float* scales,
                   float* out, std::size_t rows, std::size_t pairs, std::size_t columns);
}  // namespace waybill::avx2
