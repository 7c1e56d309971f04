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
    Reading reading = Reading::careful;
    Lazy<Catalogue> catalogue;
    Lazy<Reader> reader;
    Lazy<LanguageEngine> language;
    Lazy<ClaimExtractor> extractor;
    Lazy<Linker> linker;
};

Engine::Engine(Resources resources, Reading reading) : parts_(std::make_unique<Parts>()) {
    parts_->resources = std::move(resources);
    parts_->reading = reading;
}
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
        std::shared_ptr<const ClaimReader> careful;
        if (parts_->reading == Reading::careful) careful = ClaimReader::load(resources().models, language().reader());
        return ClaimExtractor::load(catalogue(), resources().data, std::move(careful));
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
    Passages passages;
    const Analysis analysis = language().analyse(document, [&](const Analysis& split) {
        passages = passages_to_read(split, mentions, catalogue());
        return passages.by_rules;
    });
    if (!extractor().reads_carefully()) return extractor().extract(document, analysis, mentions, trace);
    const PassageReading seen = language().reader()->read_passages(document.text, analysis, passages.carefully);
    return extractor().extract(document, analysis, mentions, trace, &seen);
}

std::string Engine::extractor_fingerprint() const {
    std::vector<std::filesystem::path> folders = resources().data;
    folders.push_back(resources().models);
    return "waybill " + std::string(program_version()) + " " + fingerprint(folders) +
           (parts_->reading == Reading::quick ? " quick" : "");
}

std::string Engine::linker_fingerprint() const {
    return "waybill " + std::string(program_version()) + " " + fingerprint(resources().data);
}

std::string_view program_version() { return WAYBILL_VERSION; }

}  // namespace waybill
