#include "store/source_map.h"

#include "waybill/error.h"

namespace waybill {
namespace {

void put_number(std::string& out, std::uint64_t value) {
    while (value >= 0x80U) {
        out.push_back(static_cast<char>((value & 0x7FU) | 0x80U));
        value >>= 7U;
    }
    out.push_back(static_cast<char>(value));
}

std::uint64_t take_number(std::string_view& bytes) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (bytes.empty()) break;
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if (byte < 0x80U) return value;
    }
    throw StoreError("the store is damaged: a source map is cut off; restore a copy of the store");
}

// Small negative steps (text put together out of order) stay small.
std::uint64_t fold_sign(std::uint64_t step) { return (step << 1U) ^ (0U - (step >> 63U)); }
std::uint64_t unfold_sign(std::uint64_t folded) { return (folded >> 1U) ^ (0U - (folded & 1U)); }

}  // namespace

std::string encode_source_map(const std::vector<SourcePiece>& pieces) {
    std::string out;
    std::uint64_t text = 0;
    std::uint64_t archived = 0;
    for (const SourcePiece& p : pieces) {
        put_number(out, fold_sign(p.text.begin - text));
        put_number(out, (std::uint64_t{p.text.size()} << 1U) | (p.verbatim ? 1U : 0U));
        put_number(out, fold_sign(p.begin - archived));
        put_number(out, p.end - p.begin);
        text = p.text.end;
        archived = p.end;
    }
    return out;
}

std::vector<SourcePiece> decode_source_map(std::string_view bytes) {
    std::vector<SourcePiece> pieces;
    std::uint64_t text = 0;
    std::uint64_t archived = 0;
    while (!bytes.empty()) {
        SourcePiece p;
        p.text.begin = static_cast<std::uint32_t>(text + unfold_sign(take_number(bytes)));
        const std::uint64_t size = take_number(bytes);
        p.verbatim = (size & 1U) != 0;
        p.text.end = static_cast<std::uint32_t>(p.text.begin + (size >> 1U));
        p.begin = archived + unfold_sign(take_number(bytes));
        p.end = p.begin + take_number(bytes);
        text = p.text.end;
        archived = p.end;
        pieces.push_back(p);
    }
    return pieces;
}

}  // namespace waybill
