// Base forms by word list and by the endings of words.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/model_file.h"
#include "language/token_lexicon.h"
#include "waybill/analysis.h"

namespace waybill {

/// Looks a word up with its tag; an unknown word takes the change that its
/// longest known ending took in training.
class Lemmatiser {
public:
    static constexpr std::uint32_t version = 1;

    std::string lemma(std::string_view form, Upos upos, const Morph& morph) const;

    void write(ModelWriter& out) const;
    static Lemmatiser read(ModelReader& in);
    /// Learns from tagged tokens with lemmas; `text` is what their spans refer to.
    static Lemmatiser train(const std::vector<std::pair<std::string_view, const Token*>>& words);

private:
    StringMap<std::string> known_;    ///< key and lower-case form to lemma, where the rules err
    StringMap<std::string> endings_;  ///< key and ending to "number of bytes to cut, then what to add"
};

}  // namespace waybill
