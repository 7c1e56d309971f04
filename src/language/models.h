// The models of a folder, and the manifest that says where they come from.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace waybill {

/// One model file as its manifest describes it.
struct ModelEntry {
    std::string kind;  ///< "trees", "lemmas", "names"
    std::string file;
    std::string version;
    std::uint32_t format = 0;
    std::uint64_t bytes = 0;
    std::string sha256;
    std::string problem;  ///< empty when the file is there and whole
};

/// The entries of `folder`/manifest.json, each checked against its file.
/// Throws DataError when the manifest is missing or malformed.
std::vector<ModelEntry> list_models(const std::filesystem::path& folder);

}  // namespace waybill
