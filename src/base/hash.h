#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace waybill {

/// SHA-256 in 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// A fast 64-bit hash, the same on every machine and in every run (FNV-1a with a
/// final mix). Not for adversaries.
constexpr std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0) {
    std::uint64_t h = 0xcbf29ce484222325ULL ^ (seed * 0x9e3779b97f4a7c15ULL);
    for (const char c : bytes) {
        h ^= static_cast<unsigned char>(c);
        h *= 0x100000001b3ULL;
    }
    h ^= h >> 32U;
    h *= 0xd6e8feb86659fd93ULL;
    h ^= h >> 32U;
    return h;
}

}  // namespace waybill
