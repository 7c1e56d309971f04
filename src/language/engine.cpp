#include "language/engine.h"

#include <algorithm>
#include <iterator>
#include <mutex>
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

void repair_designations(std::string_view text, Analysis& analysis) {
    for (const Sentence& sentence : analysis.sentences) {
        if (!sentence.read) continue;
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            repair_designation(analysis.tokens[t].span.of(text), analysis.tokens[t]);
        }
    }
}

}  // namespace

struct LanguageEngine::Parts {
    Tokenizer tokenizer;
    NetworkAnalyser trees;
    Lemmatiser lemmatiser;
    NameTagger names;
    NameLexicon name_lexicon;
    DiscourseLayers layers;
    std::filesystem::path models;

    std::once_flag reader_once;
    std::shared_ptr<const ReaderModel> reader;

    Parts(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& data)
        : tokenizer(Tokenizer::load(data)),
          trees(open_model<NetworkAnalyser>(folder, "trees")),
          lemmatiser(open_model<Lemmatiser>(folder, "lemmas")),
          names(open_model<NameTagger>(folder, "names")),
          name_lexicon(NameLexicon::load(data)),
          layers(DiscourseLayers::load(data)),
          models(folder) {}
};

LanguageEngine LanguageEngine::load(const std::filesystem::path& models,
                                    const std::vector<std::filesystem::path>& data) {
    return LanguageEngine(std::make_unique<Parts>(models, data));
}

LanguageEngine::LanguageEngine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
LanguageEngine::LanguageEngine(LanguageEngine&&) noexcept = default;
LanguageEngine& LanguageEngine::operator=(LanguageEngine&&) noexcept = default;
LanguageEngine::~LanguageEngine() = default;

std::shared_ptr<const ReaderModel> LanguageEngine::reader() const {
    std::call_once(parts_->reader_once, [&] { parts_->reader = ReaderModel::load(parts_->models); });
    return parts_->reader;
}

Analysis LanguageEngine::analyse(const Document& document) const { return analyse(document, {}); }

Analysis LanguageEngine::analyse(const Document& document, const SentenceChoice& choose) const {
    Analysis analysis;
    if (!split(document, choose, analysis)) return analysis;
    annotate_tokens(document, analysis);
    parts_->layers.annotate(document, analysis);
    return analysis;
}

Analysis LanguageEngine::analyse(const Document& document, const SentenceChoice& choose, PassageReading& seen) const {
    const std::shared_ptr<const ReaderModel> careful = reader();
    if (!careful) return analyse(document, choose);
    Analysis analysis;
    if (!split(document, choose, analysis)) return analysis;
    seen = careful->read_passages(document.text, analysis);
    if (careful->annotates()) {
        annotate_by_reader(*careful, document, seen, analysis);
    } else {
        annotate_by_network(document, analysis);
    }
    finish_tokens(document, analysis);
    parts_->layers.annotate(document, analysis);
    return analysis;
}

/// Sentences and tokens. False when nothing is to be read.
bool LanguageEngine::split(const Document& document, const SentenceChoice& choose, Analysis& analysis) const {
    parts_->tokenizer.annotate(document, analysis);
    if (!choose) return true;
    const std::vector<bool> chosen = choose(analysis);
    for (std::size_t i = 0; i < analysis.sentences.size(); ++i) analysis.sentences[i].read = chosen[i];
    return std::find(chosen.begin(), chosen.end(), true) != chosen.end();
}

void LanguageEngine::annotate_tokens(const Document& document, Analysis& analysis) const {
    analysis.names.clear();
    annotate_by_network(document, analysis);
    finish_tokens(document, analysis);
}

/// Tags, trees and names.
void LanguageEngine::annotate_by_network(const Document& document, Analysis& analysis) const {
    std::vector<Sentence> read;
    std::copy_if(analysis.sentences.begin(), analysis.sentences.end(), std::back_inserter(read),
                 [](const Sentence& s) { return s.read; });
    parts_->trees.annotate(document.text, read, analysis.tokens);
    repair_designations(document.text, analysis);  // names go by tags
    parts_->names.annotate(document.text, parts_->name_lexicon, analysis);
}

void LanguageEngine::annotate_by_reader(const ReaderModel& careful, const Document& document, const PassageReading& seen,
                                        Analysis& analysis) const {
    const std::vector<std::uint32_t> too_long = careful.annotate(seen, analysis);
    if (too_long.empty()) return;
    // A list of hundreds of words is left to the network.
    std::vector<Sentence> sentences = analysis.sentences;
    for (Sentence& sentence : analysis.sentences) sentence.read = false;
    for (const std::uint32_t s : too_long) analysis.sentences[s].read = true;
    annotate_by_network(document, analysis);
    analysis.sentences = std::move(sentences);
    std::stable_sort(analysis.names.begin(), analysis.names.end(), [](const Name& a, const Name& b) { return a.begin < b.begin; });
}

/// What follows from tags and names.
void LanguageEngine::finish_tokens(const Document& document, Analysis& analysis) const {
    const std::string_view text = document.text;
    repair_designations(text, analysis);
    for (const Sentence& sentence : analysis.sentences) {
        if (!sentence.read) continue;
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            Token& token = analysis.tokens[t];
            token.lemma = parts_->lemmatiser.lemma(token.span.of(text), token.upos, token.morph);
        }
    }
    link_names(text, analysis);
}

}  // namespace waybill
