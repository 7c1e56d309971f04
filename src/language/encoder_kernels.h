// The arithmetic of the encoder, on whole numbers where it is most.
//
// On x86-64 it runs in the widest vectors of the processor. Sums of whole numbers
// are exact; all others are taken in one order without fused operations, so that
// every processor gives the same bits. Widths are multiples of nn_lane.
#pragma once
#include <cstddef>
#include <cstdint>

#include "language/nn_kernels.h"

namespace waybill {

/// What becomes of products.
enum class Finish : std::uint8_t {
    set,           ///< out = products
    add,           ///< out += products
    squared_relu,  ///< out = max(0, products)²
};

/// `rows` rows of 2 · `pairs` whole numbers each.
struct WholeView {
    const std::int16_t* values = nullptr;
    const float* scales = nullptr;  ///< one a row
    std::size_t rows = 0;
    std::size_t pairs = 0;
};

/// A packed matrix: strips of nn_lane columns, in each strip pairs of rows side by
/// side, the two values of a pair next to each other.
struct PackedView {
    const std::int16_t* values = nullptr;
    const float* scales = nullptr;  ///< one a column
    std::size_t columns = 0;        ///< a multiple of nn_lane
    std::size_t pairs = 0;
};

/// out[i] = in[i] · weight / root mean square of in[i].
void norm_rows(const float* in, const float* weight, float* out, std::size_t rows, std::size_t width);

/// Rounds rows to whole numbers of at most `limit`: in[i] ≈ scales[i] · out[i].
/// Row i of `in` begins at i · stride.
void round_rows(const float* in, std::size_t stride, float limit, std::int16_t* out, float* scales, std::size_t rows,
                std::size_t width);

/// Products of rows and columns, times their scales. Row i of `out` begins at
/// i · stride. REQUIRES: the same pairs; no sum passes 31 bits.
void whole_product(const WholeView& a, const PackedView& b, float* out, std::size_t stride, Finish finish);

/// Queries, keys and values of one head of attention.
struct HeadView {
    WholeView queries;
    PackedView keys;       ///< one a column; columns past `count` are padding
    PackedView values;     ///< one a row; rows past `count` are zero
    std::size_t count = 0;  ///< of keys and values
};

/// out[i] = Σ softmax(query[i] · keys) · values; row i begins at i · stride.
void attend(const HeadView& head, float* out, std::size_t stride);

/// The greatest sum of the rounded weights of one row of attention; with values
/// of 15 bits the products of a row stay within 31 bits.
inline constexpr float attention_total = 32000.0F;

/// x turned by the angles of its position: halves a, b become a·cos - b·sin and
/// a·sin + b·cos. `half` values each; a multiple of 8.
void turn(const float* x, const float* cosine, const float* sine, float* out, std::size_t half);

/// Σ a · b. REQUIRES: count is a multiple of 8.
float dot(const float* a, const float* b, std::size_t count);

}  // namespace waybill
