#include "language/engine.h"

#include <span>

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
    return LanguageEngine(std::make_unique<Parts>(
        Parts{Tokenizer::load(data), open_model<NetworkAnalyser>(models, "trees"),
              open_model<Lemmatiser>(models, "lemmas"), open_model<NameTagger>(models, "names"),
              NameLexicon::load(data), DiscourseLayers::load(data)}));
}

LanguageEngine::LanguageEngine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
LanguageEngine::LanguageEngine(LanguageEngine&&) noexcept = default;
LanguageEngine& LanguageEngine::operator=(LanguageEngine&&) noexcept = default;
LanguageEngine::~LanguageEngine() = default;

Analysis LanguageEngine::analyse(const Document& document) const {
    Analysis analysis;
    parts_->tokenizer.annotate(document, analysis);
    annotate_tokens(document, analysis);
    parts_->layers.annotate(document, analysis);
    return analysis;
}

void LanguageEngine::annotate_tokens(const Document& document, Analysis& analysis) const {
    const std::string_view text = document.text;
    parts_->trees.annotate(text, analysis.sentences, analysis.tokens);
    for (Token& token : analysis.tokens) {
        token.lemma = parts_->lemmatiser.lemma(token.span.of(text), token.upos, token.morph);
    }
    analysis.names.clear();
    parts_->names.annotate(text, parts_->name_lexicon, analysis);
    link_names(text, analysis);
}

}  // namespace waybill
