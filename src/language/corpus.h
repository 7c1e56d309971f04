// Training material: treebanks, and what is done to them before training.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "language/conllu.h"

namespace waybill {

using Corpus = std::vector<AnalysedDocument>;

/// All documents of the CoNLL-U files. Throws DataError.
Corpus read_corpus(const std::vector<std::filesystem::path>& files);

/// Joins words that the tokeniser keeps whole but the treebank parts
/// ("F", "-", "16"): the word takes the place of the one that hangs outside.
void join_designations(AnalysedDocument& document);

/// The same with every ASCII letter a capital, as wire copy used to be set.
AnalysedDocument in_capitals(const AnalysedDocument& document);

/// The same sentences in documents of at most `sentences` each.
Corpus in_pieces(const Corpus& corpus, std::size_t sentences);

std::size_t word_count(const Corpus& corpus);

/// Steps of a fixed pseudo-random sequence, the same on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15ULL + 0x632be59bd9b4e019ULL) {}
    std::uint64_t next() {  // splitmix64
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31U);
    }
    /// In [0, limit).
    std::uint64_t below(std::uint64_t limit) { return next() % limit; }
    /// In [0, 1).
    double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
    }

private:
    std::uint64_t state_;
};

}  // namespace waybill
