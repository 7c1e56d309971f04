// The language engine: Document to Analysis.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "language/reader_model.h"
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

    /// The same, read carefully: what the reader saw is put into `seen`, for whoever
    /// reads claims off it, and tags, trees and names come from it where it annotates().
    /// As above where there is no reader.
    Analysis analyse(const Document& document, const SentenceChoice& choose, PassageReading& seen) const;

    /// The careful reader (reader.model), or null where it is not installed. Loaded
    /// when first asked for. Throws DataError when the file is damaged.
    std::shared_ptr<const ReaderModel> reader() const;

    /// Tags, lemmas, trees and names for sentences to read and tokens that are
    /// already there, as when scoring against a treebank.
    void annotate_tokens(const Document& document, Analysis& analysis) const;

private:
    struct Parts;
    bool split(const Document& document, const SentenceChoice& choose, Analysis& analysis) const;
    void annotate_by_network(const Document& document, Analysis& analysis) const;
    void annotate_by_reader(const ReaderModel& careful, const Document& document, const PassageReading& seen, Analysis& analysis) const;
    void finish_tokens(const Document& document, Analysis& analysis) const;
    explicit LanguageEngine(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace waybill
