#include "language/layers.h"

#include "language/attribution.h"
#include "language/factuality.h"
#include "language/money.h"
#include "language/numbers.h"
#include "language/times.h"

namespace waybill {

namespace {

/// For each token the way its predicate looks: its own, or that of the next verb above it in the tree.
TenseView look_of_predicates(const Analysis& analysis) {
    const auto& tokens = analysis.tokens;
    TenseView view;
    view.direction.resize(tokens.size(), 0);
    view.predicate.resize(tokens.size(), -1);
    std::vector<std::int8_t> own(tokens.size(), 0);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].upos == Upos::verb && tokens[i].morph.tense == Morph::Tense::past) own[i] = -1;
    }
    for (const Factuality& factuality : analysis.factuality) {
        if (factuality.modality == Modality::planned) own[factuality.token] = 1;
    }
    for (const Token& token : tokens) {
        // "had been", "was": an auxiliary carries the tense of its verb.
        if (token.upos != Upos::aux || token.head < 0 || token.morph.tense != Morph::Tense::past) continue;
        std::int8_t& verb = own[static_cast<std::size_t>(token.head)];
        if (verb == 0) verb = -1;
    }
    constexpr int reach = 6;
    constexpr std::size_t beside = 5;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        // "signed with Pakistan in February": the verb just in front, whatever the tree says.
        for (std::size_t left = i; left > 0 && i - left < beside && view.direction[i] == 0; --left) {
            if (tokens[left - 1].upos == Upos::punct || tokens[left - 1].upos == Upos::aux ||
                tokens[left - 1].upos == Upos::sconj)
                break;
            if (tokens[left - 1].upos != Upos::verb) continue;
            view.direction[i] = own[left - 1];
            view.predicate[i] = static_cast<std::int32_t>(left - 1);
            break;
        }
        if (view.direction[i] != 0) continue;
        std::int32_t at = static_cast<std::int32_t>(i);
        for (int steps = 0; at >= 0 && steps < reach; ++steps) {
            const auto here = static_cast<std::size_t>(at);
            if (tokens[here].upos == Upos::verb || own[here] != 0) {
                view.direction[i] = own[here];
                view.predicate[i] = at;
                break;
            }
            at = tokens[here].head;
        }
    }
    return view;
}

}  // namespace

struct DiscourseLayers::Parts {
    Vocabulary words;
    NumberParser number_parser;
    NumberFinder numbers;
    MoneyFinder money;
    TimeParser times;
    SpeechLexicon speech;
    ModalityLexicon modality;
};

DiscourseLayers DiscourseLayers::load(const std::vector<std::filesystem::path>& data) {
    auto parts = std::make_unique<Parts>();
    parts->number_parser = NumberParser::load(data, parts->words);
    parts->numbers = NumberFinder::load(data, parts->words);
    parts->money = MoneyFinder::load(data, parts->words);
    parts->times = TimeParser::load(data, parts->words);
    parts->speech = SpeechLexicon::load(data, parts->words);
    parts->modality = ModalityLexicon::load(data, parts->words);
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
    analysis.factuality = find_factuality(TokenWords(document.text, analysis, parts.words), parts.modality);
    const TenseView tenses = look_of_predicates(analysis);
    analysis.times =
        find_times(view, day_from_iso(document.published), tenses, parts.times, parts.number_parser, taken);
    analysis.money = parts.money.find(view, taken, parts.number_parser);
    analysis.numbers = parts.numbers.find(view, taken, parts.number_parser);
    analysis.attributions =
        find_attributions(TokenWords(document.text, analysis, parts.words), document.outlet, parts.speech);
}

}  // namespace waybill
