#include "store/source_map.h"

#include <gtest/gtest.h>
#include <random>

#include "waybill/error.h"

namespace waybill {
namespace {

TEST(SourceMap, ReadGivesWhatWasPrinted) {
    std::mt19937 random(7);  // fixed seed
    for (int round = 0; round < 200; ++round) {
        std::vector<SourcePiece> pieces(random() % 20);
        for (SourcePiece& p : pieces) {
            p.text.begin = random() >> (random() % 32);
            p.text.end = p.text.begin + std::min<std::uint32_t>(random() >> (random() % 32), 0xFFFFFFFFU - p.text.begin);
            p.begin = (std::uint64_t{random()} << 32U | random()) >> (random() % 64);
            p.end = p.begin + random() % 1000;
            p.verbatim = random() % 2 == 0;
        }
        const std::string bytes = encode_source_map(pieces);
        ASSERT_EQ(decode_source_map(bytes), pieces);
    }
}

TEST(SourceMap, CutOffBytesAreRefused) {
    const std::string bytes = encode_source_map({{{0, 300}, 5, 305, true}});
    for (std::size_t size = 1; size < bytes.size(); ++size) {
        EXPECT_THROW(decode_source_map(bytes.substr(0, size)), StoreError) << size;
    }
    EXPECT_THROW(decode_source_map(std::string(20, '\xFF')), StoreError);
}

TEST(SourceMap, NeighboursTakeFewBytes) {
    std::vector<SourcePiece> pieces;
    for (std::uint32_t i = 0; i < 100; ++i) pieces.push_back({{i * 50, i * 50 + 50}, i * 52, i * 52 + 50, true});
    EXPECT_LE(encode_source_map(pieces).size(), 400U);
}

}  // namespace
}  // namespace waybill
