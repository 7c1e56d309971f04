// Treebanks of names: one word a line with its label.
#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "language/corpus.h"

namespace waybill {

/// How a file of labelled words is laid out.
struct IobLayout {
    std::size_t word = 0;  ///< column, from 0
    std::size_t label = 1;
    char separator = '\t';
    /// The kind a label's name ("PER") stands for; nothing leaves the words outside.
    std::function<std::optional<NameKind>(std::string_view label, std::string_view word)> kind;
};

/// "PER", "geo", "Organisation" … as the usual sets write them; demonyms are told
/// from places by the label alone ("gpe", "norp", "nationality").
std::optional<NameKind> usual_kind(std::string_view label);

/// Reads words and labels (B-X, I-X, O), sentences parted by empty lines; lines
/// that begin with "# " or "-DOCSTART-" are skipped, "# newdoc" and "-DOCSTART-"
/// begin a document. The text is the words with blanks between. Throws DataError.
Corpus read_iob(const std::filesystem::path& file, const IobLayout& layout);

/// Gives the names of `names` to the sentences of `trees` that have the same words
/// (run together: how they are divided may differ). Returns how many sentences did.
std::size_t lay_names_over(const Corpus& names, Corpus& trees);

}  // namespace waybill
