// Any bytes as text: every mention lies inside the text, on code point
// boundaries where the text has them, in order and without overlap in its list.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "catalogue/catalogue.h"

namespace {

template <class T>
void check(const std::vector<T>& mentions, std::string_view text, bool valid) {
    std::uint32_t last = 0;
    for (const T& mention : mentions) {
        const waybill::Span span = mention.span;
        if (span.empty() || span.begin < last || span.end > text.size()) std::abort();
        if (valid && (!waybill::is_boundary(text, span.begin) || !waybill::is_boundary(text, span.end))) std::abort();
        last = span.end;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const waybill::Catalogue catalogue = waybill::Catalogue::load({WAYBILL_SOURCE_DIR "/data"});
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const bool valid = !waybill::first_invalid_utf8(text);
    const waybill::CatalogueMentions mentions = catalogue.find(text, "2022-10-18");
    check(mentions.systems, text, valid);
    check(mentions.parties, text, valid);
    check(mentions.outlets, text, valid);
    check(mentions.kinds, text, valid);
    check(mentions.designations, text, valid);
    return 0;
}
