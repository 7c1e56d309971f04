// The gate before the costly stages: which passages of a document can hold a
// claim. Every careful reader of sentences stands behind it.
#pragma once
#include <vector>

#include "catalogue/catalogue.h"
#include "waybill/analysis.h"

namespace waybill {

/// Which sentences of a document are worth reading: one flag a sentence.
struct Passages {
    std::vector<bool> by_rules;
    std::vector<bool> carefully;  ///< by the careful reader, which costs many times as much a word; also read by the rules
};

/// `split` needs sentences only; `mentions` is what the catalogue
/// finds in the document's text. Linear in both.
///
/// A claim has an item and a party. So a sentence is a kernel when it names arms
/// and a party stands in it or close by; a word that means arms only in a
/// military context ("vehicles") counts where plain arms, a force or a ministry
/// stand near it. With a kernel go the sentences before it, where its referring
/// words and its speaker come from, those after it, which take its item up ("the
/// contract was signed in March"), and the beginning of the document with title,
/// dateline and lead; for the careful reader only the closest, where kernels are
/// rare. Nothing else is read; in a document without a kernel, nothing.
Passages passages_to_read(const Analysis& split, const CatalogueMentions& mentions, const Catalogue& catalogue);

}  // namespace waybill
