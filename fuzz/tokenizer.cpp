// Any bytes give tokens and sentences that lie in order on code point boundaries.
#include "language/tokenizer.h"

#include <cstdlib>

namespace {

const waybill::Tokenizer& tokenizer() {
    static const waybill::Tokenizer loaded = waybill::Tokenizer::load({WAYBILL_SOURCE_DIR "/data"});
    return loaded;
}

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    waybill::Document document;
    document.text.assign(reinterpret_cast<const char*>(data), size);
    waybill::Analysis analysis;
    tokenizer().annotate(document, analysis);
    const std::string_view text = document.text;
    const bool valid = !waybill::first_invalid_utf8(text);
    std::uint32_t last = 0;
    for (const waybill::Token& token : analysis.tokens) {
        require(last <= token.span.begin && token.span.begin < token.span.end && token.span.end <= text.size());
        require(token.span.size() <= waybill::WordSplitter::max_token);
        if (valid) require(waybill::is_boundary(text, token.span.begin) && waybill::is_boundary(text, token.span.end));
        last = token.span.end;
    }
    std::uint32_t next = 0;
    for (const waybill::Sentence& sentence : analysis.sentences) {
        require(sentence.begin == next && sentence.begin < sentence.end);
        require(sentence.end - sentence.begin <= waybill::Tokenizer::max_sentence);
        require(sentence.span.begin == analysis.tokens[sentence.begin].span.begin);
        next = sentence.end;
    }
    require(next == analysis.tokens.size());
    return 0;
}
