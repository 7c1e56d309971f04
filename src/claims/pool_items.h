// Mentions that take up an item named elsewhere, or that only the word for the
// transfer stands for.
#pragma once
#include <vector>

#include "claims/pool.h"
#include "claims/scene.h"

namespace waybill {

/// Adds to `pool`, which holds the rules' items first, readings of pronouns, bare
/// counts, vague nouns and stage words: one for each of the last items that they
/// may mean. Antecedents are indices into `pool`.
void add_referring_items(const Scene& scene, std::vector<PoolItem>& pool);

}  // namespace waybill
