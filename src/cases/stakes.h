// What a source has to gain or lose: whose people it is, against the parties of
// the case.
#pragma once
#include <string>

#include "cases/source.h"

namespace waybill {

/// The stake of one fact's innermost source.
Stake stake_of(const Batch& batch, const Fact& fact, const Source& source, const Knowledge& knowledge, const LinkLexicon& lexicon);

}  // namespace waybill
