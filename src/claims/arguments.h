// What hangs on a stage word: subjects, objects and prepositional phrases, those
// included that it shares with or takes over from the words around it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "claims/lexicon.h"
#include "claims/tree.h"

namespace waybill {

/// One argument. The relation is "subj", "obj", "poss", "mod" or a preposition;
/// with a "g" before it for those of the verb that governs a noun. The subject of
/// a passive counts as "obj", its agent as "by".
struct Argument {
    std::string relation;
    std::uint32_t head = 0;
    bool shared = false;  ///< taken over from another word

    friend bool operator==(const Argument&, const Argument&) = default;
};

/// The arguments of `anchor`. `own` are the tokens of the rule's phrase, which are
/// no arguments of it.
std::vector<Argument> arguments_of(const Tree& tree, const ClaimLexicon& lexicon, std::uint32_t anchor, bool noun,
                                   const std::vector<std::uint32_t>& own);

/// True for "were delivered", "supplied by".
bool is_passive(const Tree& tree, std::uint32_t verb);

}  // namespace waybill
