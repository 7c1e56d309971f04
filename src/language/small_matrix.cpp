#include "language/small_matrix.h"

#include <algorithm>
#include <cmath>

#include "language/nn_variants.h"
#include "language/processor.h"

namespace waybill {

namespace {

// 12 and 13 bits: a sum of 400 products stays within 32 bits.
constexpr float input_limit = 2047.0F;
constexpr float weight_limit = 2047.0F;

}  // namespace

SmallMatrix::SmallMatrix(const float* weights, std::size_t rows, std::size_t columns)
    : rows_(rows), columns_(columns), pairs_((rows + 1) / 2), packed_(pairs_ * 2 * columns, 0), scales_(columns, 0.0F) {
    for (std::size_t c = 0; c < columns; ++c) {
        float largest = 0;
        for (std::size_t r = 0; r < rows; ++r) largest = std::max(largest, std::fabs(weights[r * columns + c]));
        scales_[c] = largest / weight_limit;
        if (largest == 0) continue;
        const std::size_t strip = c / nn_lane;
        const std::size_t lane = c % nn_lane;
        for (std::size_t r = 0; r < rows; ++r) {
            packed_[((strip * pairs_ + r / 2) * nn_lane + lane) * 2 + r % 2] =
                static_cast<std::int16_t>(std::lround(weights[r * columns + c] / scales_[c]));
        }
    }
}

void SmallMatrix::product(const float* in, std::size_t count, float* out) const {
    static thread_local std::vector<std::int16_t> rounded;
    static thread_local std::vector<float> row_scales;
    rounded.assign(count * pairs_ * 2, 0);
    row_scales.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const float* row = in + i * rows_;
        std::int16_t* to = rounded.data() + i * pairs_ * 2;
        float largest = 1e-20F;
        for (std::size_t k = 0; k < rows_; ++k) largest = std::max(largest, std::fabs(row[k]));
        row_scales[i] = largest / input_limit;
        const float by = input_limit / largest;
        // Adding and taking away 1.5 · 2^23 rounds to the nearest whole number.
        for (std::size_t k = 0; k < rows_; ++k) {
            to[k] = static_cast<std::int16_t>(static_cast<std::int32_t>((row[k] * by + 12582912.0F) - 12582912.0F));
        }
    }
#ifdef WAYBILL_AVX2
    if (has_avx2()) {
        return avx2::small_product(rounded.data(), row_scales.data(), packed_.data(), scales_.data(), out, count,
                                   pairs_, columns_);
    }
#endif
    baseline::small_product(rounded.data(), row_scales.data(), packed_.data(), scales_.data(), out, count, pairs_,
                            columns_);
}

}  // namespace waybill
