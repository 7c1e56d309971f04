// Analyses written by hand for the tests of the claim rules.
#pragma once
#include <string>
#include <string_view>

#include "waybill/analysis.h"
#include "waybill/document.h"

namespace waybill::testing {

struct HandMade {
    Document document;
    Analysis analysis;
};

/// One sentence, a word a line: "form lemma UPOS head deprel", heads counted from
/// 1 inside the sentence, 0 for the root. An empty line ends a sentence.
HandMade hand_made(std::string_view lines, std::string published = "2023-03-10");

}  // namespace waybill::testing
