// CoNLL-U, the text form of analyses and of treebanks.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "waybill/analysis.h"
#include "waybill/document.h"

namespace waybill {

/// A text with its analysis, as a treebank gives it.
struct AnalysedDocument {
    Document document;
    Analysis analysis;
};

/// Reads CoNLL-U. The text is put together from the words (SpaceAfter=No), one
/// line a paragraph (`# newpar`); without `# newdoc` all is one document. Empty
/// nodes are skipped. `label` names the text in messages. Throws DataError
/// "label:line: what is wrong".
std::vector<AnalysedDocument> parse_conllu(std::string_view text, const std::string& label);

/// parse_conllu() on a file.
std::vector<AnalysedDocument> read_conllu(const std::filesystem::path& file);

/// Prints an analysis, its further layers as comments (see docs/formats/analysis.md).
std::string print_conllu(const Document& document, const Analysis& analysis);

/// "Number=Plur|Tense=Past", in alphabetical order; "_" for none.
std::string feats_of(const Morph& morph);
/// Reads the features that Morph has and ignores others.
Morph morph_from(std::string_view feats);

std::string_view to_string(NameKind kind);  ///< "person"
/// Nothing for an unknown name.
bool name_kind_from(std::string_view name, NameKind& kind);

}  // namespace waybill
