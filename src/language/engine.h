// The language engine: Document to Analysis.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "waybill/analysis.h"
#include "waybill/document.h"

namespace waybill {

/// Chooses the sentences to read: called with an analysis that has nothing but
/// sentences and the spans of tokens; gives one flag a sentence.
using SentenceChoice = std::function<std::vector<bool>(const Analysis&)>;

/// Models and lexicons of one language. Immutable once loaded: one serves every
/// thread.
class LanguageEngine {
public:
    /// `models` holds the trained models with their manifests, `data` the data
    /// folders in order of precedence (the last wins). Throws DataError.
    static LanguageEngine load(const std::filesystem::path& models, const std::vector<std::filesystem::path>& data);

    LanguageEngine(LanguageEngine&&) noexcept;
    LanguageEngine& operator=(LanguageEngine&&) noexcept;
    ~LanguageEngine();

    /// All layers. Any text gives an Analysis; time is linear in its length.
    Analysis analyse(const Document& document) const;

    /// The same for the sentences that `choose` picks. The others keep the spans of
    /// their tokens, have Sentence::read unset, and cost next to nothing.
    Analysis analyse(const Document& document, const SentenceChoice& choose) const;

    /// Tags, lemmas, trees and names for sentences to read and tokens that are
    /// already there, as when scoring against a treebank.
    void annotate_tokens(const Document& document, Analysis& analysis) const;

private:
    struct Parts;
    explicit LanguageEngine(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace waybill
