#include "language/word_shape.h"

#include <string>

#include "base/hash.h"

namespace waybill {

namespace {

char pattern(char c) {
    if (c >= 'A' && c <= 'Z') return 'X';
    if (c >= 'a' && c <= 'z') return 'x';
    if (c >= '0' && c <= '9') return 'd';
    if (static_cast<unsigned char>(c) >= 0x80) return 'u';
    return c;
}

}  // namespace

WordShape shape_of(std::string_view word) {
    WordShape shape;
    std::string lower;
    std::string drawn;
    for (const char c : word) {
        const char p = pattern(c);
        lower += p == 'X' ? static_cast<char>(c - 'A' + 'a') : p == 'd' ? '0' : c;
        if (drawn.size() < 2 || drawn[drawn.size() - 1] != p || drawn[drawn.size() - 2] != p) drawn += p;
    }
    shape.lower = hash64(lower);
    shape.shape = hash64(drawn, 1);
    for (std::size_t n = 1; n <= shape.suffixes.size(); ++n) {
        const std::size_t from = lower.size() > n ? lower.size() - n : 0;
        shape.suffixes[n - 1] = hash64(std::string_view(lower).substr(from), 10 + n);
    }
    for (std::size_t n = 1; n <= shape.prefixes.size(); ++n) {
        shape.prefixes[n - 1] = hash64(std::string_view(lower).substr(0, n), 20 + n);
    }
    return shape;
}

}  // namespace waybill
