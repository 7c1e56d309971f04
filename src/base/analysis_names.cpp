#include "waybill/analysis.h"

#include <algorithm>

#include "base/enum_names.h"

namespace waybill {
namespace {

constexpr std::array<std::string_view, 17> tags = {"ADJ",  "ADP",  "ADV",  "AUX",   "CCONJ", "DET",   "INTJ", "NOUN", "NUM",
                                                   "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",  "VERB", "X"};
constexpr std::array<std::string_view, 51> relations = {
    "root",        "acl",          "acl:relcl",  "advcl",     "advcl:relcl", "advmod",      "amod",
    "appos",       "aux",          "aux:pass",   "case",      "cc",          "cc:preconj",  "ccomp",
    "compound",    "compound:prt", "conj",       "cop",       "csubj",       "csubj:pass",  "csubj:outer",
    "dep",         "det",          "det:predet", "discourse", "dislocated",  "expl",        "fixed",
    "flat",        "goeswith",     "iobj",       "list",      "mark",        "nmod",        "nmod:poss",
    "nmod:desc",   "nmod:unmarked", "nsubj",     "nsubj:pass", "nsubj:outer", "nummod",     "obj",
    "obl",         "obl:agent",    "obl:unmarked", "orphan",  "parataxis",   "punct",       "reparandum",
    "vocative",    "xcomp"};
static_assert(static_cast<std::size_t>(Upos::x) + 1 == tags.size());
static_assert(static_cast<std::size_t>(Deprel::xcomp) + 1 == relations.size());

}  // namespace

std::string_view to_string(Upos upos) { return enum_name(tags, upos); }
std::string_view to_string(Deprel deprel) { return enum_name(relations, deprel); }
std::optional<Upos> upos_from(std::string_view name) { return enum_from<Upos>(tags, name); }

std::optional<Deprel> deprel_from(std::string_view name) {
    if (const auto exact = enum_from<Deprel>(relations, name)) return exact;
    return enum_from<Deprel>(relations, name.substr(0, name.find(':')));
}

std::int32_t Analysis::sentence_at(std::uint32_t at) const {
    const auto after = std::upper_bound(sentences.begin(), sentences.end(), at,
                                        [](std::uint32_t byte, const Sentence& s) { return byte < s.span.begin; });
    if (after == sentences.begin() || (after - 1)->span.end <= at) return -1;
    return static_cast<std::int32_t>(after - sentences.begin()) - 1;
}

std::int32_t Analysis::sentence_of(std::uint32_t token) const {
    const auto after = std::upper_bound(sentences.begin(), sentences.end(), token,
                                        [](std::uint32_t index, const Sentence& s) { return index < s.begin; });
    if (after == sentences.begin() || (after - 1)->end <= token) return -1;
    return static_cast<std::int32_t>(after - sentences.begin()) - 1;
}

}  // namespace waybill
