#include "claims/claim_head.h"

#include <algorithm>

namespace waybill {

namespace {

constexpr std::size_t buckets = 17;
/// By which scores are divided before they become probabilities, as in training.
constexpr float look_scale = 8.0F;
constexpr float point_scale = 8.0F;
constexpr std::uint32_t max_side = 1024;
constexpr std::uint32_t max_depth = 16;

void relu(Matrix& m) {
    for (float& x : m.v) x = x > 0 ? x : 0.0F;
}

/// Scores to probabilities, in place.
void soften(float* row, std::size_t count) {
    exp_minus(row, count, *std::max_element(row, row + count));
    float sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += row[i];
    for (std::size_t i = 0; i < count; ++i) row[i] /= sum;
}

/// The first `columns` columns.
Matrix cut_to(const Matrix& m, std::size_t columns) {
    Matrix out(m.rows, columns);
    for (std::size_t r = 0; r < m.rows; ++r) std::copy_n(m.row(r), columns, out.row(r));
    return out;
}

/// Probabilities of a layer's outputs.
Matrix choices(const WholeLayer& layer, const Matrix& asked) {
    Matrix scores;
    layer.apply(asked, scores);
    scores = cut_to(scores, layer.outputs());
    for (std::size_t r = 0; r < scores.rows; ++r) soften(scores.row(r), scores.columns);
    return scores;
}

std::uint32_t side_in(ModelReader& in) {
    const auto side = in.get<std::uint32_t>();
    if (side == 0 || side > max_side || side % nn_lane != 0) in.fail("damaged: a layer of impossible width");
    return side;
}

std::size_t padded(std::size_t count) { return (count + nn_lane - 1) / nn_lane * nn_lane; }

/// 1 near to 4 far, of a distance in words.
std::size_t step_of(std::uint32_t distance) {
    return 1U + (distance > 2 ? 1U : 0U) + (distance > 5 ? 1U : 0U) + (distance > 10 ? 1U : 0U);
}

/// Adds to rows [begin, end) of `q` the values of the pieces they look at.
void look_at(PieceRange look, std::size_t begin, std::size_t end, const Matrix& looks, const Matrix& keys, const Matrix& values, Matrix& q) {
    const std::size_t stride = padded(look.count());
    const std::size_t rows = end - begin;
    std::vector<float> turned(keys.columns * stride, 0.0F);
    for (std::uint32_t p = look.first; p < look.last; ++p) {
        for (std::size_t k = 0; k < keys.columns; ++k) turned[k * stride + p - look.first] = keys.row(p)[k];
    }
    Matrix scores(rows, stride);
    matrix_product(looks.row(begin), turned.data(), scores.v.data(), rows, keys.columns, stride, false);
    scores = cut_to(scores, look.count());
    for (float& x : scores.v) x /= look_scale;
    for (std::size_t r = 0; r < rows; ++r) soften(scores.row(r), scores.columns);
    Matrix seen(rows, q.columns);
    matrix_product(scores.v.data(), values.row(look.first), seen.v.data(), rows, look.count(), q.columns, false);
    for (std::size_t k = 0; k < seen.v.size(); ++k) q.row(begin)[k] += seen.v[k];
}

}  // namespace

std::size_t claim_bucket(const MentionPlace& anchor, const MentionPlace& mention) {
    if (mention.sentence < anchor.sentence) return 4 - std::min(4U, anchor.sentence - mention.sentence);
    if (mention.sentence > anchor.sentence) return 3 + std::min(4U, mention.sentence - anchor.sentence);
    // One word apart counts as 1: touching counts, overlapping does not.
    if (mention.first + 1 > anchor.last) return 12 + step_of(mention.first + 1 - anchor.last);
    if (anchor.first + 1 > mention.last) return 8 + step_of(anchor.first + 1 - mention.last);
    return 8;
}

ClaimHead ClaimHead::read(ModelReader& in, const ReaderModel& reader) {
    if (in.get<std::uint64_t>() != reader.fingerprint()) in.fail("it was trained with another reader.model than the one at hand");
    ClaimHead c;
    c.reader_ = &reader;
    for (std::size_t s = 0; s < stages; ++s) {
        if (stage_from(in.get_string()) != static_cast<Stage>(s)) in.fail("damaged: its stages are not those of the program");
    }
    for (std::size_t s = 0; s < certainties; ++s) {
        if (certainty_from(in.get_string()) != static_cast<Certainty>(s)) in.fail("damaged: its certainties are not those of the program");
    }
    for (std::size_t s = 0; s < categories; ++s) {
        if (category_from(in.get_string()) != static_cast<Category>(s)) in.fail("damaged: its categories are not those of the program");
    }
    const TransformerShape& shape = reader.encoder().shape();
    const std::size_t width = shape.width;
    const auto depth = in.get<std::uint32_t>();
    if (depth > max_depth) in.fail("damaged: an impossible number of layers");
    const std::uint32_t reading = side_in(in);
    const std::uint32_t look = side_in(in);
    const std::uint32_t side = side_in(in);
    c.mark_rows_ = StoredRows::read(in, marks, width);
    c.layers_ = Transformer::read(in, shape, depth);
    c.norm_ = read_floats(in, width);
    c.anchor_ = WholeLayer::read(in, reading, width);
    c.sentence_ = WholeLayer::read(in, reading, width);
    c.query_ = read_floats(in, queries * reading);
    c.look_query_ = WholeLayer::read(in, look, reading);
    c.look_key_ = WholeLayer::read(in, look, width);
    c.look_value_ = WholeLayer::read(in, reading, width);
    c.mix_ = WholeLayer::read(in, reading, reading);
    c.present_ = read_floats(in, queries * reading);
    c.present_bias_ = read_floats(in, queries);
    c.certainty_ = WholeLayer::read(in, certainties, reading);
    c.category_ = WholeLayer::read(in, categories, reading);
    for (Role& role : c.roles_) {
        role.mention = WholeLayer::read(in, side, width);
        role.asks = WholeLayer::read(in, side, reading);
        role.none = WholeLayer::read(in, 1, reading);
        role.place = read_floats(in, buckets);
        role.kind = read_floats(in, marks);
    }
    return c;
}

Matrix ClaimHead::enter(const Matrix& vectors, const std::vector<std::uint8_t>& piece_marks) const {
    Matrix x = vectors;
    for (std::size_t r = 0; r < x.rows; ++r) mark_rows_.add(piece_marks[r], x.row(r), x.columns);
    layers_.run(reader_->encoder().angles(), x);
    Matrix out(x.rows, x.columns);
    norm_rows(x.v.data(), norm_.data(), out.v.data(), x.rows, x.columns);
    return out;
}

Matrix ClaimHead::ask(const Matrix& h, const std::vector<HeadAnchor>& anchors) const {
    Matrix pooled(anchors.size(), h.columns);
    Matrix ends(anchors.size(), h.columns);
    for (std::size_t a = 0; a < anchors.size(); ++a) {
        mean_of(h, anchors[a].pieces, pooled.row(a));
        std::copy_n(h.row(anchors[a].separator), h.columns, ends.row(a));
    }
    Matrix base;
    Matrix sentences;
    anchor_.apply(pooled, base);
    sentence_.apply(ends, sentences);
    const std::size_t width = base.columns;
    Matrix q(anchors.size() * queries, width);
    for (std::size_t r = 0; r < q.rows; ++r) {
        for (std::size_t k = 0; k < width; ++k) {
            q.row(r)[k] = (base.row(r / queries)[k] + sentences.row(r / queries)[k]) + query_[r % queries * width + k];
        }
    }
    relu(q);
    Matrix keys;
    Matrix values;
    Matrix looks;
    look_key_.apply(h, keys);
    look_value_.apply(h, values);
    look_query_.apply(q, looks);
    for (std::size_t a = 0; a < anchors.size();) {
        std::size_t end = a + 1;  // anchors that look at the same pieces go together
        while (end < anchors.size() && anchors[end].look.first == anchors[a].look.first && anchors[end].look.last == anchors[a].look.last) ++end;
        look_at(anchors[a].look, a * queries, end * queries, looks, keys, values, q);
        a = end;
    }
    relu(q);
    Matrix mixed;
    mix_.apply(q, mixed);
    relu(mixed);
    for (std::size_t k = 0; k < q.v.size(); ++k) q.v[k] += mixed.v[k];
    return q;
}

std::vector<float> ClaimHead::presence(const Matrix& asked) const {
    std::vector<float> p(asked.rows);
    for (std::size_t r = 0; r < p.size(); ++r) {
        const std::size_t query = r % queries;
        p[r] = -(dot(asked.row(r), present_.data() + query * asked.columns, asked.columns) + present_bias_[query]);
    }
    exp_minus(p.data(), p.size(), 0.0F);
    for (float& x : p) x = 1.0F / (1.0F + x);
    return p;
}

Matrix ClaimHead::certainty(const Matrix& asked) const { return choices(certainty_, asked); }
Matrix ClaimHead::category(const Matrix& asked) const { return choices(category_, asked); }

Matrix ClaimHead::point(ClaimRole which, const Matrix& asked, const std::vector<MentionPlace>& places, const Matrix& h,
                        const std::vector<HeadMention>& mentions) const {
    const Role& role = roles_[static_cast<std::size_t>(which)];
    Matrix pooled(mentions.size(), h.columns);
    for (std::size_t m = 0; m < mentions.size(); ++m) mean_of(h, mentions[m].pieces, pooled.row(m));
    Matrix offered;
    Matrix asks;
    Matrix none;
    role.mention.apply(pooled, offered);
    relu(offered);
    role.asks.apply(asked, asks);
    relu(asks);
    role.none.apply(asked, none);
    const std::size_t stride = padded(mentions.size());
    std::vector<float> turned(offered.columns * stride, 0.0F);
    for (std::size_t m = 0; m < mentions.size(); ++m) {
        for (std::size_t k = 0; k < offered.columns; ++k) turned[k * stride + m] = offered.row(m)[k];
    }
    Matrix scores(asked.rows, stride);
    matrix_product(asks.v.data(), turned.data(), scores.v.data(), asked.rows, asks.columns, stride, false);
    Matrix out(asked.rows, mentions.size() + 1);
    for (std::size_t r = 0; r < out.rows; ++r) {
        for (std::size_t m = 0; m < mentions.size(); ++m) {
            out.row(r)[m] = (scores.row(r)[m] / point_scale + role.place[claim_bucket(places[r], mentions[m].place)]) +
                            role.kind[mentions[m].mark];
        }
        out.row(r)[mentions.size()] = none.row(r)[0];
        soften(out.row(r), out.columns);
    }
    return out;
}

}  // namespace waybill
