// Blocks of a transformer: attention over a passage both ways with rotary
// positions, then squared ReLU, each after a root-mean-square norm.
#pragma once
#include <cstdint>
#include <vector>

#include "language/model_file.h"
#include "language/network.h"
#include "language/whole_matrix.h"

namespace waybill {

struct TransformerShape {
    std::uint32_t width = 0;
    std::uint32_t heads = 0;
    std::uint32_t inner = 0;
    std::uint32_t length = 0;  ///< pieces of a passage at most

    std::size_t head_width() const { return width / heads; }
    /// Throws DataError when the extent is impossible.
    static TransformerShape read(ModelReader& in);
};

/// Cosines and sines by which positions turn queries and keys. They come with the
/// model, since no two C libraries agree on their last bits.
struct Angles {
    std::vector<float> cosine, sine;  ///< length × half a head
    static Angles read(ModelReader& in, const TransformerShape& shape);
};

/// Immutable; one serves every thread.
class Transformer {
public:
    static Transformer read(ModelReader& in, const TransformerShape& shape, std::size_t layers);

    /// Vectors through all blocks, in place. The same on every machine.
    /// REQUIRES: x has shape().width columns and at most shape().length rows.
    void run(const Angles& angles, Matrix& x) const;

    const TransformerShape& shape() const { return shape_; }

private:
    struct Block {
        std::vector<float> norm1, norm2;
        WholeMatrix qkv, out, up, down;
    };
    struct Scratch;

    void attention(const Block& block, const Angles& angles, Matrix& x, Scratch& scratch) const;
    void turn_head(std::size_t head, std::size_t count, const Angles& angles, Scratch& scratch) const;
    void round_values(std::size_t head, std::size_t count, Scratch& scratch) const;
    void feed_forward(const Block& block, Matrix& x, Scratch& scratch) const;

    TransformerShape shape_;
    std::vector<Block> blocks_;
};

}  // namespace waybill
