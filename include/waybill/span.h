#pragma once
#include <compare>
#include <cstdint>
#include <string_view>

namespace waybill {

/// A half-open byte range [begin, end) in one document's UTF-8 text. Both ends
/// lie on code point boundaries.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool empty() const { return begin == end; }
    std::uint32_t size() const { return end - begin; }
    bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    /// The bytes of `text` that the span covers. REQUIRES: end <= text.size().
    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }

    friend auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace waybill
