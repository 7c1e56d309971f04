// A claim in the making: what one stage word, its arguments and the document
// around it say.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "claims/scene.h"
#include "waybill/claim.h"

namespace waybill {

/// How a role of a candidate was found, from the surest to the least sure.
enum class Found : std::uint8_t { none, syntax, shared, item, nearby, origin, memory };

struct Candidate {
    Stage stage = Stage::deliver;
    std::uint32_t anchor = 0;                ///< the stage word's token
    std::vector<std::uint32_t> governors;    ///< operators and light verbs above it, nearest first
    std::vector<std::string> rules;          ///< "en/stages.tsv:41", the stage word's first

    std::optional<std::string> supplier;
    std::optional<std::string> recipient;
    Found supplier_from = Found::none;
    Found recipient_from = Found::none;

    ItemRef item;
    Found item_from = Found::none;
    std::optional<std::string> designation;
    Category category = Category::weapons;
    std::string item_text;

    bool planned = false;    ///< an operator put it in the future
    bool denied = false;     ///< an operator or a negative word denied it
    bool heading = false;    ///< stands in a heading: seeds the memory, makes no claim
    bool weak = false;       ///< its stage word means a transfer only with arms as argument
    bool acquiring = false;  ///< its subject is the recipient: "buy", "receive", "request"
    bool needs_supplier = false;
    std::vector<std::string> others;  ///< parties that play another part in it: who seized it, whom it was fired at
    bool supplier_vague = false;   ///< somebody unnamed: "30 countries"
    bool recipient_vague = false;
    std::vector<std::uint32_t> sentences;  ///< what it rests on; the stage word's first
};

}  // namespace waybill
