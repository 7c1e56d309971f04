// Small readings of a tree that the candidates share.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "claims/scene.h"

namespace waybill {

/// The words of [begin, end) in one line, blanks made one.
std::string plain_text(const Tree& tree, std::uint32_t begin, std::uint32_t end);
/// The sentence of a token.
const Sentence& sentence_around(const Tree& tree, std::uint32_t token);
/// True for a sentence without lower case letters.
bool in_capitals(const Tree& tree, const Sentence& sentence);
/// True when the token is written with a capital first.
bool capitalised(const Tree& tree, std::uint32_t token);
/// First token of the noun phrase that `head` ends, without article and numbers
/// at its beginning; possessors inside it stay.
std::uint32_t phrase_begin(const Tree& tree, std::uint32_t head);
/// One past the phrase of the first prepositional attribute of `head` ("rebels in
/// Homs"), or head + 1.
std::uint32_t phrase_end(const Tree& tree, std::uint32_t head);
/// True when the token lies inside a mention of a time.
bool in_time(const Tree& tree, std::uint32_t token);
bool noun_like(const Tree& tree, std::uint32_t token);

}  // namespace waybill
