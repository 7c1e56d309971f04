#include "language/engine.h"

namespace waybill {

struct LanguageEngine::Parts {};

LanguageEngine LanguageEngine::load(const std::filesystem::path&, const std::vector<std::filesystem::path>&) {
    return LanguageEngine(std::make_unique<Parts>());
}
LanguageEngine::LanguageEngine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
LanguageEngine::LanguageEngine(LanguageEngine&&) noexcept = default;
LanguageEngine& LanguageEngine::operator=(LanguageEngine&&) noexcept = default;
LanguageEngine::~LanguageEngine() = default;
Analysis LanguageEngine::analyse(const Document&) const { return {}; }

}  // namespace waybill
