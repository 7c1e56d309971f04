#include "language/models.h"

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/hash.h"
#include "waybill/error.h"

namespace waybill {

std::vector<ModelEntry> list_models(const std::filesystem::path& folder) {
    const auto path = folder / "manifest.json";
    if (!std::filesystem::is_regular_file(path)) throw DataError(path.string() + ": no such file");
    std::vector<ModelEntry> entries;
    try {
        const auto manifest = nlohmann::json::parse(read_file(path));
        for (const auto& model : manifest.at("models")) {
            ModelEntry entry;
            entry.kind = model.at("kind").get<std::string>();
            entry.file = model.at("file").get<std::string>();
            entry.version = model.at("version").get<std::string>();
            entry.format = model.at("format").get<std::uint32_t>();
            entry.bytes = model.at("bytes").get<std::uint64_t>();
            entry.sha256 = model.at("sha256").get<std::string>();
            const auto file = folder / entry.file;
            if (!std::filesystem::is_regular_file(file)) {
                entry.problem = "no such file";
            } else if (std::filesystem::file_size(file) != entry.bytes) {
                entry.problem = "another size than the manifest says";
            } else if (sha256_hex(read_file(file)) != entry.sha256) {
                entry.problem = "another SHA-256 than the manifest says";
            }
            entries.push_back(std::move(entry));
        }
    } catch (const nlohmann::json::exception& error) {
        throw DataError(path.string() + ": " + error.what());
    }
    return entries;
}

}  // namespace waybill
