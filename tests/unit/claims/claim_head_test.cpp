// The claim head against what PyTorch makes of the same parameters
// (tools/reader/tiny.py wrote the fixture).
#include "claims/claim_head.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "waybill/error.h"

namespace waybill {
namespace {

using Json = nlohmann::json;
const std::string folder = WAYBILL_TEST_DIR "/unit/language/reader";

struct Fixture {
    std::shared_ptr<const ReaderModel> reader = ReaderModel::load(folder);
    ClaimHead head = [this] {
        ModelReader in = ModelReader::open(folder + "/claims.model", "claims", ClaimHead::version);
        ClaimHead read = ClaimHead::read(in, *reader);
        in.expect_end();
        return read;
    }();
    Json expected = Json::parse(read_file(folder + "/expected.json"));
    PieceWindow window = reader->window();
    Matrix h;

    Fixture() {
        std::vector<std::vector<std::string>> sentences = expected["sentences"];
        for (const auto& words : sentences) window.add(std::vector<std::string_view>(words.begin(), words.end()));
        std::vector<std::uint8_t> marks(window.pieces().size(), 0);
        const auto mark = [&](std::size_t word, std::uint8_t value) {
            for (std::uint32_t p = window.words()[word].first; p < window.words()[word].last; ++p) marks[p] = value;
        };
        mark(0, 1);
        mark(3, 9);
        mark(11, 13);
        h = head.enter(reader->encoder().encode(window.pieces()), marks);
    }
};

TEST(ClaimHead, computes_what_it_was_taught_with) {
    const Fixture f;
    const auto& words = f.window.words();
    const auto& lines = f.window.lines();
    for (std::size_t r = 0; r < f.h.rows; ++r) {
        const std::vector<float> wanted = f.expected["entered"][r];
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (std::size_t k = 0; k < wanted.size(); ++k) {
            ab += static_cast<double>(f.h.row(r)[k]) * wanted[k];
            aa += static_cast<double>(f.h.row(r)[k]) * f.h.row(r)[k];
            bb += static_cast<double>(wanted[k]) * wanted[k];
        }
        EXPECT_GT(ab / std::sqrt(aa * bb), 0.99999) << r;
    }
    const MentionPlace item{0, 3, 4};
    const MentionPlace sentence{1, 12, 13};
    const auto pieces = static_cast<std::uint32_t>(f.window.pieces().size());
    const Matrix asked = f.head.ask(f.h, {{item, words[3], lines[0].mark, {0, lines[1].mark + 1}},
                                          {sentence, {lines[1].mark, lines[1].mark + 1}, lines[1].mark, {0, pieces}}});
    const std::vector<float> presence = f.head.presence(asked);
    ASSERT_EQ(presence.size(), 2 * ClaimHead::queries);
    for (std::size_t i = 0; i < presence.size(); ++i) {
        const float wanted = f.expected["presence"][i / ClaimHead::queries][i % ClaimHead::queries];
        EXPECT_NEAR(presence[i], wanted, 0.005) << i;
    }
    Matrix row(1, asked.columns);
    std::copy_n(asked.row(7), asked.columns, row.row(0));
    const Matrix certainty = f.head.certainty(row);
    for (std::size_t c = 0; c < certainty.columns; ++c) EXPECT_NEAR(certainty.v[c], f.expected["certainty"][c].get<float>(), 0.005);
    const Matrix category = f.head.category(row);
    for (std::size_t c = 0; c < category.columns; ++c) EXPECT_NEAR(category.v[c], f.expected["category"][c].get<float>(), 0.005);
    const Matrix supplier = f.head.point(ClaimRole::supplier, row, {item}, f.h,
                                         {{{0, 0, 1}, words[0], 1}, {{0, 3, 4}, words[3], 9}, {{1, 11, 12}, words[11], 13}});
    ASSERT_EQ(supplier.columns, 4U);
    for (std::size_t c = 0; c < 4; ++c) EXPECT_NEAR(supplier.v[c], f.expected["supplier"][c].get<float>(), 0.005);
}

TEST(ClaimHead, needs_the_reader_it_was_trained_with) {
    const auto reader = ReaderModel::load(folder);
    ModelWriter other;
    for (std::size_t i = 0; i < 8; ++i) other.put(static_cast<char>(i));
    ModelReader in(other.finish("claims", ClaimHead::version), "claims", ClaimHead::version, "claims.model");
    try {
        ClaimHead::read(in, *reader);
        FAIL() << "read";
    } catch (const DataError& error) {
        EXPECT_NE(std::string(error.what()).find("another reader.model"), std::string::npos);
    }
}

TEST(ClaimBucket, grows_with_distance) {
    const MentionPlace anchor{5, 50, 52};
    EXPECT_EQ(claim_bucket(anchor, {0, 1, 2}), 0U);
    EXPECT_EQ(claim_bucket(anchor, {1, 10, 12}), 0U);
    EXPECT_EQ(claim_bucket(anchor, {4, 40, 41}), 3U);
    EXPECT_EQ(claim_bucket(anchor, {6, 60, 61}), 4U);
    EXPECT_EQ(claim_bucket(anchor, {11, 90, 91}), 7U);
    EXPECT_EQ(claim_bucket(anchor, {5, 50, 51}), 8U);
    EXPECT_EQ(claim_bucket(anchor, {5, 52, 53}), 13U);
    EXPECT_EQ(claim_bucket(anchor, {5, 49, 50}), 9U);
    EXPECT_EQ(claim_bucket(anchor, {5, 30, 31}), 12U);
    EXPECT_EQ(claim_bucket(anchor, {5, 70, 71}), 16U);
}

}  // namespace
}  // namespace waybill
