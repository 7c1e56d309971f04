// Training of the name tagger.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "language/corpus.h"
#include "language/name_tagger.h"
#include "language/train_network.h"

namespace waybill {

struct NameTraining {
    std::uint64_t seed = 1;
    std::uint32_t epochs = 8;
    std::uint32_t bits = 18;  ///< of the table of features
    double dropout = 0.3;     ///< share of the features hidden at each word
    std::function<void(const std::string&)> report = [](const std::string&) {};
};

/// One set of training documents. Tokens need their parts of speech.
struct NameSource {
    const Corpus* corpus = nullptr;
    double share = 1;               ///< of its documents' sentences used in each epoch
    bool has_nationalities = true;  ///< false: demonyms outside names are not learned from
};

NameTagger train_names(const std::vector<NameSource>& sources, const NameLexicon& lexicon, const WordGroups& groups,
                       const NameTraining& options);

/// Groups words by their vectors (k-means at two grains).
WordGroups group_words(const WordVectors& vectors, std::size_t coarse, std::size_t fine, std::uint64_t seed);

}  // namespace waybill
