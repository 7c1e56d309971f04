#include "language/engine.h"

#include <span>

#include "language/layers.h"
#include "language/lemmatiser.h"
#include "language/linear_parser.h"
#include "language/tagger.h"
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
    Tagger tagger;
    LinearParser parser;
    Lemmatiser lemmatiser;
    DiscourseLayers layers;
};

LanguageEngine LanguageEngine::load(const std::filesystem::path& models,
                                    const std::vector<std::filesystem::path>& data) {
    return LanguageEngine(std::make_unique<Parts>(Parts{
        Tokenizer::load(data), open_model<Tagger>(models, "tagger"), open_model<LinearParser>(models, "parser"),
        open_model<Lemmatiser>(models, "lemmas"), DiscourseLayers::load(data)}));
}

LanguageEngine::LanguageEngine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
LanguageEngine::LanguageEngine(LanguageEngine&&) noexcept = default;
LanguageEngine& LanguageEngine::operator=(LanguageEngine&&) noexcept = default;
LanguageEngine::~LanguageEngine() = default;

Analysis LanguageEngine::analyse(const Document& document) const {
    Analysis analysis;
    const std::string_view text = document.text;
    parts_->tokenizer.annotate(document, analysis);
    for (const Sentence& sentence : analysis.sentences) {
        const auto tokens = std::span(analysis.tokens).subspan(sentence.begin, sentence.end - sentence.begin);
        parts_->tagger.annotate(text, tokens);
        for (Token& token : tokens) {
            token.lemma = parts_->lemmatiser.lemma(token.span.of(text), token.upos, token.morph);
        }
        parts_->parser.annotate(text, tokens, static_cast<std::int32_t>(sentence.begin));
    }
    parts_->layers.annotate(document, analysis);
    return analysis;
}

}  // namespace waybill
