// Vectors of words, learned from raw text.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "language/tokenizer.h"
#include "language/train_network.h"

namespace waybill {

struct VectorTraining {
    std::uint64_t seed = 1;
    std::uint32_t width = Network::fixed_width;
    std::uint32_t window = 2;     ///< words on each side; small ones teach syntax
    std::uint32_t negatives = 6;  ///< shared by the words of a window
    std::uint32_t min_count = 20;
    std::uint32_t max_words = 30000;  ///< the most frequent ones
    std::uint32_t epochs = 1;
    double subsample = 1e-4;  ///< more frequent words are skipped in part
    float rate = 0.05F;
    float scale = 0.4F;  ///< standard deviation of what comes out
    std::function<void(const std::string&)> report = [](const std::string&) {};
};

/// Skip-gram with negative sampling over plain text files. Deterministic for one
/// machine type.
WordVectors train_vectors(const std::vector<std::filesystem::path>& files, const Tokenizer& tokenizer,
                          const VectorTraining& options);

void write_vectors(const WordVectors& vectors, const std::filesystem::path& file);
/// Throws DataError.
WordVectors read_vectors(const std::filesystem::path& file);

}  // namespace waybill
