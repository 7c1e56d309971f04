#include "unit/claims/trees.h"

#include <sstream>
#include <stdexcept>

namespace waybill::testing {

HandMade hand_made(std::string_view lines, std::string published) {
    HandMade made;
    made.document.name = "hand-made";
    made.document.published = std::move(published);
    made.document.lang = "en";
    Analysis& analysis = made.analysis;
    std::string& text = made.document.text;
    std::istringstream in{std::string(lines)};
    std::string line;
    auto begin = static_cast<std::uint32_t>(analysis.tokens.size());
    const auto close = [&] {
        const auto end = static_cast<std::uint32_t>(analysis.tokens.size());
        if (end == begin) return;
        Sentence sentence;
        sentence.begin = begin;
        sentence.end = end;
        sentence.span = {analysis.tokens[begin].span.begin, analysis.tokens[end - 1].span.end};
        analysis.sentences.push_back(sentence);
        begin = end;
    };
    while (std::getline(in, line)) {
        std::istringstream words(line);
        std::string form, lemma, upos, deprel;
        int head = 0;
        if (!(words >> form >> lemma >> upos >> head >> deprel)) {
            close();
            continue;
        }
        Token token;
        if (!text.empty()) text += ' ';
        token.span.begin = static_cast<std::uint32_t>(text.size());
        text += form;
        token.span.end = static_cast<std::uint32_t>(text.size());
        token.lemma = lemma;
        const auto tag = upos_from(upos);
        const auto relation = deprel_from(deprel);
        if (!tag || !relation) throw std::invalid_argument(line);
        token.upos = *tag;
        token.deprel = *relation;
        token.head = head == 0 ? Token::no_head : static_cast<std::int32_t>(begin) + head - 1;
        analysis.tokens.push_back(std::move(token));
    }
    close();
    return made;
}

}  // namespace waybill::testing
