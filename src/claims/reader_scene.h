// The mentions of a document as the claim head reads them: one for a place, with
// the class by which it is marked.
#pragma once
#include <cstdint>
#include <vector>

#include "claims/claim_head.h"
#include "claims/pool.h"

namespace waybill {

struct SceneMention {
    MentionPlace place;
    std::uint8_t mark = 0;
    /// What it may mean, the likeliest first: indices into the pool's list (for
    /// sources into Analysis::attributions).
    std::vector<std::uint32_t> readings;
};

struct ReaderScene {
    std::vector<std::uint8_t> marks;  ///< the class of what covers each token
    /// By place in the text; no two parties or items overlap.
    std::vector<SceneMention> parties, items, times, numbers, sources;
};

ReaderScene reader_scene(const Tree& tree, const MentionPool& pool);

}  // namespace waybill
