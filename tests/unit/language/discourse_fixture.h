// Runs the discourse layers over plain text.
#pragma once
#include <string>
#include <string_view>

#include "language/layers.h"
#include "unit/language/plain_analysis.h"

namespace waybill::testing {

inline const DiscourseLayers& layers() {
    static const DiscourseLayers loaded = DiscourseLayers::load({WAYBILL_SOURCE_DIR "/data"});
    return loaded;
}

struct Annotated {
    Document document;
    Analysis analysis;

    std::string_view of(Span span) const { return span.of(document.text); }
};

inline Annotated annotated(std::string_view text, std::string_view published = "2022-11-05") {
    Annotated result;
    result.document.text = text;
    result.document.published = published;
    result.analysis = plain_analysis(text);
    layers().annotate(result.document, result.analysis);
    return result;
}

}  // namespace waybill::testing
