// The careful reader: a transformer over passages, off whose vectors claims are
// read and, where it was trained to, tags, trees and names. Slower than the
// network; for the few passages that can hold a claim.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "language/name_reader.h"
#include "language/piece_window.h"
#include "language/tree_reader.h"

namespace waybill {

/// What one run of the encoder sees, and its vectors.
struct Passage {
    std::uint32_t start = 0;  ///< sentences [start, end) of the reading are in the window, a line each
    std::uint32_t fresh = 0;  ///< those from here on are read; those before are context
    std::uint32_t end = 0;
    PieceWindow window;
    Matrix vectors;           ///< one a piece
};

/// A document's sentences as the encoder saw them.
struct PassageReading {
    std::vector<std::uint32_t> sentences;  ///< indices into Analysis::sentences: those with `read` set
    std::vector<Passage> passages;         ///< each sentence is fresh in exactly one
};

/// Immutable once loaded; one serves every thread.
class ReaderModel {
public:
    static constexpr std::uint32_t version = 1;

    static ReaderModel read(ModelReader& in);
    /// `models`/reader.model, or null where there is none: the program does without.
    /// Throws DataError when it is damaged.
    static std::shared_ptr<const ReaderModel> load(const std::filesystem::path& models);

    const PieceVocabulary& vocabulary() const { return vocabulary_; }
    const Encoder& encoder() const { return encoder_; }
    PieceWindow window() const { return PieceWindow(vocabulary_, encoder_.shape().length); }

    /// Runs the encoder over the `chosen` sentences (one flag a sentence). Needs
    /// sentences and the spans of tokens. The same on every machine; linear in the
    /// length of the text.
    PassageReading read_passages(std::string_view text, const Analysis& analysis, const std::vector<bool>& chosen) const;
    /// The same over those that have Sentence::read set.
    PassageReading read_passages(std::string_view text, const Analysis& analysis) const;

    /// Whether tags, trees and names are read off it, too: a reader trained for claims
    /// alone leaves them to the network.
    bool annotates() const { return trees_.has_value(); }

    /// Sets tags and trees, and adds names, in text order. A sentence longer than a
    /// window stays as it is: those are returned, as indices into Analysis::sentences.
    /// REQUIRES: annotates().
    std::vector<std::uint32_t> annotate(const PassageReading& reading, Analysis& analysis) const;

    /// A hash of the parameters, which what was trained with them asks for.
    std::uint64_t fingerprint() const { return fingerprint_; }

private:
    PieceVocabulary vocabulary_;
    Encoder encoder_;
    std::optional<TreeReader> trees_;
    std::optional<NameReader> names_;
    std::uint64_t fingerprint_ = 0;
};

}  // namespace waybill
