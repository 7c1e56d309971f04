// Paragraphs, sentences and tokens.
#pragma once
#include <filesystem>
#include <memory>
#include <vector>

#include "language/token_lexicon.h"
#include "language/word_splitter.h"
#include "waybill/analysis.h"
#include "waybill/document.h"

namespace waybill {

/// Splits a text into sentences and words by rules and word lists. Immutable
/// once loaded.
class Tokenizer {
public:
    /// The most tokens in a sentence; a longer one is cut, which bounds the work
    /// of every later layer.
    static constexpr std::size_t max_sentence = 400;

    /// `data` holds the data folders in order of precedence. Throws DataError.
    static Tokenizer load(const std::vector<std::filesystem::path>& data);

    /// Fills `tokens` (spans only) and `sentences` of an empty analysis. Page
    /// furniture is left out. Linear in the length of the text.
    void annotate(const Document& document, Analysis& analysis) const;

private:
    explicit Tokenizer(std::unique_ptr<const TokenLexicon> lexicon);
    void add_paragraph(const Document& document, Span paragraph, std::uint32_t index, Analysis& analysis) const;

    std::unique_ptr<const TokenLexicon> lexicon_;
    WordSplitter words_;
};

}  // namespace waybill
