#include "language/engine.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "language/char_class.h"
#include "language/layers.h"
#include "language/lemmatiser.h"
#include "language/name_chains.h"
#include "language/name_tagger.h"
#include "language/network_run.h"
#include "language/tokenizer.h"

namespace waybill {

namespace {

template <class Model>
Model open_model(const std::filesystem::path& folder, const std::string& kind) {
    ModelReader in = ModelReader::open(folder / (kind + ".model"), kind, Model::version);
    Model model = Model::read(in);
    in.expect_end();
    return model;
}

/// "Shahed-136": begins with a capital letter and has a hyphen and a digit.
bool is_designation(std::string_view word) {
    return capitalised(word) && word.find('-') != std::string_view::npos &&
           word.find_first_of("0123456789") != std::string_view::npos;
}

/// The treebanks part such words and so never show one: those that were taken for
/// numbers are names.
void repair_designation(std::string_view form, Token& token) {
    if (token.upos != Upos::num && token.upos != Upos::x && token.upos != Upos::sym) return;
    if (!is_designation(form)) return;
    token.upos = Upos::propn;
    token.morph = Morph{};
    token.morph.number = Morph::Number::sing;
}

}  // namespace

struct LanguageEngine::Parts {
    Tokenizer tokenizer;
    NetworkAnalyser trees;
    Lemmatiser lemmatiser;
    NameTagger names;
    NameLexicon name_lexicon;
    DiscourseLayers layers;
};

LanguageEngine LanguageEngine::load(const std::filesystem::path& models,
                                    const std::vector<std::filesystem::path>& data) {
    return LanguageEngine(std::make_unique<Parts>(Parts{
        Tokenizer::load(data), open_model<NetworkAnalyser>(models, "trees"), open_model<Lemmatiser>(models, "lemmas"),
        open_model<NameTagger>(models, "names"), NameLexicon::load(data), DiscourseLayers::load(data)}));
}

LanguageEngine::LanguageEngine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
LanguageEngine::LanguageEngine(LanguageEngine&&) noexcept = default;
LanguageEngine& LanguageEngine::operator=(LanguageEngine&&) noexcept = default;
LanguageEngine::~LanguageEngine() = default;

Analysis LanguageEngine::analyse(const Document& document) const { return analyse(document, {}); }

Analysis LanguageEngine::analyse(const Document& document, const SentenceChoice& choose) const {
    Analysis analysis;
    parts_->tokenizer.annotate(document, analysis);
    if (choose) {
        const std::vector<bool> chosen = choose(analysis);
        for (std::size_t i = 0; i < analysis.sentences.size(); ++i) analysis.sentences[i].read = chosen[i];
        if (std::find(chosen.begin(), chosen.end(), true) == chosen.end()) return analysis;
    }
    annotate_tokens(document, analysis);
    parts_->layers.annotate(document, analysis);
    return analysis;
}

void LanguageEngine::annotate_tokens(const Document& document, Analysis& analysis) const {
    const std::string_view text = document.text;
    std::vector<Sentence> read;
    std::copy_if(analysis.sentences.begin(), analysis.sentences.end(), std::back_inserter(read),
                 [](const Sentence& s) { return s.read; });
    parts_->trees.annotate(text, read, analysis.tokens);
    for (const Sentence& sentence : read) {
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            Token& token = analysis.tokens[t];
            repair_designation(token.span.of(text), token);
            token.lemma = parts_->lemmatiser.lemma(token.span.of(text), token.upos, token.morph);
        }
    }
    analysis.names.clear();
    parts_->names.annotate(text, parts_->name_lexicon, analysis);
    link_names(text, analysis);
}

}  // namespace waybill
