// Candidates for a reader that learns what is claimed: every mention that could
// be a party, an item, a time, a count or a source of a claim, also where the
// rules would see none. What the rules see comes first in each place; the rest
// is marked `extra`. One span may stand several times with different readings.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "claims/pool_lexicon.h"
#include "claims/scene.h"
#include "waybill/analysis.h"

namespace waybill {

struct PoolParty {
    PartyAt at;
    bool extra = false;
    bool origin = false;  ///< stands on a system's name: the state that designed it
};

/// How an item is spoken of.
enum class PoolKind : std::uint8_t {
    named,    ///< by a designation
    kind,     ///< by a common noun
    list,     ///< several kinds in a row, "rifles and mortars"
    referring,///< by a pronoun, a count or a noun that takes up an earlier item
    stage     ///< only by the word for the transfer: "the sale"
};

struct PoolItem {
    ItemAt at;  ///< its antecedent is an index into MentionPool::items
    PoolKind kind = PoolKind::kind;
    bool extra = false;
};

struct PoolTime {
    TimeMention at;
    bool extra = false;
};

struct PoolNumber {
    NumberMention at;
    bool extra = false;
};

/// A phrase that may say who stands behind a statement.
struct PoolSource {
    Span span;
    std::string text;  ///< as a claim would give it: names filled in, no article
    bool extra = false;
};

/// Each list by begin, then end, what the rules see first.
struct MentionPool {
    std::vector<PoolParty> parties;
    std::vector<PoolItem> items;
    std::vector<PoolTime> times;
    std::vector<PoolNumber> numbers;
    std::vector<PoolSource> sources;
};

MentionPool pool_mentions(const Scene& scene, const PoolLexicon& lexicon);

std::vector<PoolParty> pool_parties(const Scene& scene, const PoolLexicon& lexicon);
/// `parties` keeps names of parties from being taken for designations.
std::vector<PoolItem> pool_items(const Scene& scene, const PoolLexicon& lexicon, const std::vector<PoolParty>& parties);
/// Who designed the systems that the pool names, as parties.
void add_origins(const Scene& scene, MentionPool& pool);
std::vector<PoolTime> pool_times(const Scene& scene, const PoolLexicon& lexicon);
std::vector<PoolNumber> pool_numbers(const Scene& scene, const PoolLexicon& lexicon);
std::vector<PoolSource> pool_sources(const Scene& scene);

}  // namespace waybill
