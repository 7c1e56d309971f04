// How the predicates of a document are put: denied, planned, possible, probable.
#pragma once
#include <vector>

#include "language/modality_lexicon.h"
#include "language/token_words.h"

namespace waybill {

/// The predicates (verbs, predicate adjectives and nouns, nouns of events) that
/// are not plain facts, by token. Denials by a verb of speech ("denied that")
/// are the attributions' affair, as are nouns with "no" ("no missiles").
std::vector<Factuality> find_factuality(const TokenWords& tokens, const ModalityLexicon& lexicon);

}  // namespace waybill
