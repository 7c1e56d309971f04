// The claims of a batch in the form that linking works on: sorted, with parties,
// item families and dates resolved once.
#pragma once
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cases/knowledge.h"
#include "cases/lexicon.h"
#include "waybill/case.h"
#include "waybill/claim.h"
#include "waybill/document.h"

namespace waybill {

/// An inclusive interval of days since 1970-01-01; an open end is the limit of int.
struct DayRange {
    static constexpr int open_from = std::numeric_limits<int>::min();
    static constexpr int open_to = std::numeric_limits<int>::max();
    int from = open_from;
    int to = open_to;
    bool given() const { return from != open_from || to != open_to; }
    bool closed() const { return from != open_from && to != open_to; }
    bool overlaps(const DayRange& other) const { return from <= other.to && other.from <= to; }
    friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// Days since 1970-01-01, or nothing when `text` is no ISO date.
std::optional<int> day_number(std::string_view text);

/// Strings to small numbers, in order of first appearance.
class Names {
public:
    static constexpr int none = -1;
    int number(std::string_view name);
    int find(std::string_view name) const;
    const std::string& name(int number) const { return names_[static_cast<std::size_t>(number)]; }
    std::size_t size() const { return names_.size(); }

private:
    std::unordered_map<std::string, int> numbers_;
    std::vector<std::string> names_;
};

/// One claim.
struct Fact {
    const Claim* claim = nullptr;
    std::uint32_t doc = 0;    ///< index into Batch::docs
    std::uint32_t index = 0;  ///< in its document's claims
    int supplier = Names::none;   ///< number in Batch::parties
    int recipient = Names::none;
    int family = Names::none;     ///< number in Batch::families; none without a designation
    DayRange when;
};

struct DocEntry {
    const DocumentClaims* claims = nullptr;
    const Document* document = nullptr;  ///< null when its text was not given
    std::string name;
    std::string outlet;                  ///< as the document gives it
    std::string published;               ///< ISO, from the document or its claims; may be empty
    int day = DayRange::open_from;       ///< of publication
    std::uint32_t begin = 0;             ///< its facts [begin, end) in Batch::facts
    std::uint32_t end = 0;
};

struct Batch {
    std::vector<DocEntry> docs;  ///< by name
    std::vector<Fact> facts;     ///< by document, then index
    Names parties;               ///< ISO code, catalogue id or folded name
    Names families;              ///< catalogue family or folded designation
    /// Families that are alternatives in one claim or variants by their spelling.
    std::vector<std::pair<int, int>> same_family;

    ClaimRef ref(std::uint32_t fact) const { return {docs[facts[fact].doc].name, facts[fact].index}; }
};

/// Sorts and resolves; leaves rejected claims out. Throws UsageError when a document stands twice.
Batch make_batch(std::span<const Document> documents, std::span<const DocumentClaims> claims, const Knowledge& knowledge);

/// "F-16 Block 70" to "f16block70": what is left of a name when case, diacritics
/// and all but letters and digits go.
std::string compact(std::string_view name);

/// The parts of "A|B"; the whole when there is none.
std::vector<std::string_view> alternatives(std::string_view text);

}  // namespace waybill
