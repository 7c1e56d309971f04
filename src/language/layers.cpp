#include "language/layers.h"

#include "language/attribution.h"
#include "language/money.h"
#include "language/numbers.h"
#include "language/times.h"

namespace waybill {

struct DiscourseLayers::Parts {
    Vocabulary words;
    NumberParser number_parser;
    NumberFinder numbers;
    MoneyFinder money;
    TimeParser times;
    SpeechLexicon speech;
};

DiscourseLayers DiscourseLayers::load(const std::vector<std::filesystem::path>& data) {
    auto parts = std::make_unique<Parts>();
    parts->number_parser = NumberParser::load(data, parts->words);
    parts->numbers = NumberFinder::load(data, parts->words);
    parts->money = MoneyFinder::load(data, parts->words);
    parts->times = TimeParser::load(data, parts->words);
    parts->speech = SpeechLexicon::load(data, parts->words);
    return DiscourseLayers(std::move(parts));
}

DiscourseLayers::DiscourseLayers(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
DiscourseLayers::DiscourseLayers(DiscourseLayers&&) noexcept = default;
DiscourseLayers& DiscourseLayers::operator=(DiscourseLayers&&) noexcept = default;
DiscourseLayers::~DiscourseLayers() = default;

void DiscourseLayers::annotate(const Document& document, Analysis& analysis) const {
    const Parts& parts = *parts_;
    const std::vector<Atom> atoms = cut_atoms(document.text, analysis, parts.words);
    const AtomView view{document.text, atoms, analysis};
    std::vector<bool> taken(atoms.size(), false);
    auto times = find_times(view, day_from_iso(document.published), {}, parts.times, parts.number_parser, taken);
    auto money = parts.money.find(view, taken, parts.number_parser);
    auto numbers = parts.numbers.find(view, taken, parts.number_parser);
    analysis.times = std::move(times);
    const TokenWords tokens(document.text, analysis, parts.words);
    auto attributions = find_attributions(tokens, document.outlet, parts.speech);
    analysis.attributions = std::move(attributions);
    analysis.money = std::move(money);
    analysis.numbers = std::move(numbers);
}

}  // namespace waybill
