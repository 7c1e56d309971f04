// Training of the network.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/corpus.h"
#include "language/network.h"

namespace waybill {

/// Vectors of words learned from raw text, by hash of the normalised form.
using WordVectors = std::unordered_map<Feature, std::vector<float>>;

struct NetworkTraining {
    std::uint64_t seed = 1;
    std::uint32_t epochs = 14;
    std::uint32_t batch_words = 400;
    float rate = 0.002F;
    float dropout = 0.25F;
    float word_dropout = 0.25F;
    std::uint32_t min_count = 2;           ///< rarer words are unknown to the network
    const Network* start = nullptr;        ///< go on from this one, which was trained on the same corpus
    const WordVectors* vectors = nullptr;  ///< for the fixed word table
    std::function<void(const std::string&)> report = [](const std::string&) {};
    /// Called after each epoch with the network as it is; may be empty.
    std::function<void(const Network&, std::uint32_t)> after_epoch;
};

/// Deterministic for one machine type: sums run in a fixed order on one thread.
Network train_network(const Corpus& corpus, const NetworkTraining& options);

}  // namespace waybill
