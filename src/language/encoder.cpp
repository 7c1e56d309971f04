#include "language/encoder.h"

#include "language/pieces.h"

namespace waybill {

namespace {

constexpr std::uint32_t max_layers = 64;
constexpr std::size_t cases = static_cast<std::size_t>(WordCase::unknown) + 1;

}  // namespace

Encoder Encoder::read(ModelReader& in, std::size_t vocabulary) {
    Encoder e;
    const TransformerShape shape = TransformerShape::read(in);
    const auto layers = in.get<std::uint32_t>();
    if (layers == 0 || layers > max_layers) in.fail("damaged: an impossible number of layers");
    e.angles_ = Angles::read(in, shape);
    e.pieces_ = StoredRows::read(in, vocabulary, shape.width);
    e.cases_ = StoredRows::read(in, cases, shape.width);
    e.norm0_ = read_floats(in, shape.width);
    e.layers_ = Transformer::read(in, shape, layers);
    e.norm_ = read_floats(in, shape.width);
    return e;
}

Matrix Encoder::encode(const std::vector<PieceInput>& pieces) const {
    const std::size_t width = shape().width;
    Matrix out(pieces.size(), width);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        pieces_.add(pieces[i].piece, out.row(i), width);
        cases_.add(pieces[i].word_case, out.row(i), width);
    }
    Matrix x(pieces.size(), width);
    norm_rows(out.v.data(), norm0_.data(), x.v.data(), x.rows, width);
    layers_.run(angles_, x);
    norm_rows(x.v.data(), norm_.data(), out.v.data(), x.rows, width);
    return out;
}

}  // namespace waybill
