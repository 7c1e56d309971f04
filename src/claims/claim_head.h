// The claim head: from the careful reader's vectors of a passage to what is
// claimed of each item, with probabilities. It knows places and classes of
// mentions only; ClaimReader gives them their meaning.
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "language/reader_model.h"
#include "waybill/claim.h"

namespace waybill {

enum class ClaimRole : std::uint8_t { supplier, recipient, item, date, quantity, source };
inline constexpr std::size_t claim_roles = 6;

/// Where a mention stands in its document.
struct MentionPlace {
    std::uint32_t sentence = 0;
    std::uint32_t first = 0;  ///< words [first, last) of the document
    std::uint32_t last = 0;
};

/// A mention as the head sees it.
struct HeadMention {
    MentionPlace place;
    PieceRange pieces;
    std::uint8_t mark = 0;  ///< its class
};

/// What the head is asked about: an item, or a sentence that may name none.
struct HeadAnchor {
    MentionPlace place;
    PieceRange pieces;
    std::uint32_t separator = 0;  ///< the piece after its sentence
    PieceRange look;              ///< pieces among which its words of action are looked for
};

/// Immutable; one serves every thread.
class ClaimHead {
public:
    static constexpr std::uint32_t version = 1;
    static constexpr std::size_t stages = static_cast<std::size_t>(Stage::halt) + 1;
    /// A stage, affirmed or denied: query 2 · stage + polarity.
    static constexpr std::size_t queries = 2 * stages;
    static constexpr std::size_t certainties = static_cast<std::size_t>(Certainty::planned) + 1;
    static constexpr std::size_t categories = static_cast<std::size_t>(Category::other) + 1;
    static constexpr std::size_t marks = 16;

    /// Throws DataError, also when `in` was trained with another reader.
    static ClaimHead read(ModelReader& in, const ReaderModel& reader);

    /// The encoder's vectors with the class of what covers each piece, through the
    /// head's own layers.
    Matrix enter(const Matrix& vectors, const std::vector<std::uint8_t>& marks) const;
    /// A vector for each anchor and query: row anchor · queries + query.
    Matrix ask(const Matrix& h, const std::vector<HeadAnchor>& anchors) const;
    /// How probable each anchor's query is claimed, one a row of `asked`.
    std::vector<float> presence(const Matrix& asked) const;
    /// Probabilities of certainties and of the item's categories, a column each.
    Matrix certainty(const Matrix& asked) const;
    Matrix category(const Matrix& asked) const;
    /// Probabilities of mentions for a role: a row for each of `asked`, a column a
    /// mention and a last one for none. `places`: the anchor of each row.
    Matrix point(ClaimRole role, const Matrix& asked, const std::vector<MentionPlace>& places, const Matrix& h,
                 const std::vector<HeadMention>& mentions) const;

private:
    struct Role {
        WholeLayer mention, asks, none;
        std::vector<float> place, kind;
    };

    const ReaderModel* reader_ = nullptr;
    StoredRows mark_rows_;
    Transformer layers_;
    std::vector<float> norm_;
    WholeLayer anchor_, sentence_, look_query_, look_key_, look_value_, mix_, certainty_, category_;
    std::vector<float> query_;         ///< queries × width of a reading
    std::vector<float> present_;       ///< queries × width of a reading
    std::vector<float> present_bias_;  ///< one a query
    std::array<Role, claim_roles> roles_;
};

/// Where a mention stands as seen from an anchor: 0 to 7 by sentences apart (four
/// before, four after), 8 within its words, 9 to 12 before and 13 to 16 after it.
std::size_t claim_bucket(const MentionPlace& anchor, const MentionPlace& mention);

}  // namespace waybill
