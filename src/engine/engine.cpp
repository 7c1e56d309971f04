#include "engine/engine.h"

#include <mutex>
#include <optional>

#include "claims/reader.h"
#include "engine/passages.h"

namespace waybill {
namespace {

/// A stage that is loaded once, by whoever asks first.
template <class Stage>
class Lazy {
public:
    template <class Load>
    const Stage& get(Load&& load) {
        std::call_once(once_, [&] { stage_.emplace(load()); });
        return *stage_;
    }

private:
    std::once_flag once_;
    std::optional<Stage> stage_;
};

}  // namespace

struct Engine::Parts {
    Resources resources;
    Lazy<Catalogue> catalogue;
    Lazy<Reader> reader;
    Lazy<LanguageEngine> language;
    Lazy<ClaimExtractor> extractor;
    Lazy<Linker> linker;
};

Engine::Engine(Resources resources) : parts_(std::make_unique<Parts>()) { parts_->resources = std::move(resources); }
Engine::~Engine() = default;

const Resources& Engine::resources() const { return parts_->resources; }

const Catalogue& Engine::catalogue() const {
    return parts_->catalogue.get([&] { return Catalogue::load(resources().data); });
}
const Reader& Engine::reader() const {
    return parts_->reader.get([&] { return Reader::load(resources().data); });
}
const LanguageEngine& Engine::language() const {
    return parts_->language.get([&] { return LanguageEngine::load(resources().models, resources().data); });
}
const ClaimExtractor& Engine::extractor() const {
    return parts_->extractor.get([&] {
        return ClaimExtractor::load(catalogue(), resources().data, ClaimReader::load(resources().models, language().reader()));
    });
}
const Linker& Engine::linker() const {
    return parts_->linker.get([&] { return Linker::load(catalogue(), resources().data); });
}

void Engine::load() const {
    reader();
    language();
    extractor();
}

DocumentClaims Engine::extract(const Document& document, Trace* trace) const {
    const CatalogueMentions mentions = catalogue().find(document.text, document.published);
    if (mentions.systems.empty() && mentions.kinds.empty() && mentions.designations.empty()) {
        return {document.name, document.published, document.lang, {}};  // needs no sentences either
    }
    const auto choose = [&](const Analysis& split) { return sentences_to_read(split, mentions, catalogue()); };
    Analysis analysis = language().analyse(document, choose);
    const std::shared_ptr<const ReaderModel> reader = language().reader();
    if (!reader) return extractor().extract(document, analysis, mentions, trace);
    const std::vector<bool> near = sentences_to_read(analysis, mentions, catalogue(), ReadFor::careful_reader);
    std::vector<Sentence> sentences = analysis.sentences;
    for (std::size_t s = 0; s < near.size(); ++s) analysis.sentences[s].read = near[s];
    const PassageReading seen = reader->read_passages(document.text, analysis);
    analysis.sentences = std::move(sentences);
    return extractor().extract(document, analysis, mentions, trace, &seen);
}

std::string Engine::extractor_fingerprint() const {
    std::vector<std::filesystem::path> folders = resources().data;
    folders.push_back(resources().models);
    return "waybill " + std::string(program_version()) + " " + fingerprint(folders);
}

std::string Engine::linker_fingerprint() const {
    return "waybill " + std::string(program_version()) + " " + fingerprint(resources().data);
}

std::string_view program_version() { return WAYBILL_VERSION; }

}  // namespace waybill
