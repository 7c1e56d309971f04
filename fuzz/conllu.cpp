// CoNLL-U from anywhere: it is read or refused, and what is printed can be read again.
#include "language/conllu.h"

#include <cstdlib>

#include "waybill/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::vector<waybill::AnalysedDocument> documents;
    try {
        documents = waybill::parse_conllu(text, "input");
    } catch (const waybill::DataError&) {
        return 0;
    }
    for (const auto& d : documents) {
        for (const auto& token : d.analysis.tokens) {
            if (token.span.end > d.document.text.size() || token.span.begin > token.span.end) std::abort();
        }
        waybill::print_conllu(d.document, d.analysis);
    }
    return 0;
}
