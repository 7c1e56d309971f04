#include "engine/resources.h"

#include <algorithm>
#include <cstdlib>

#include "base/file.h"
#include "base/hash.h"
#include "waybill/error.h"

namespace waybill {
namespace {

namespace fs = std::filesystem;

bool is_home(const fs::path& folder) {
    std::error_code error;
    return fs::is_directory(folder / "data", error);
}

fs::path home() {
    if (const char* named = std::getenv("WAYBILL_HOME"); named != nullptr && *named != '\0') {
        if (is_home(named)) return named;
        throw DataError("$WAYBILL_HOME is '" + std::string(named) + "', which has no folder 'data'; set it to the folder "
                        "that holds 'data' and 'models', or unset it");
    }
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        const fs::path shared = program.parent_path().parent_path() / "share" / "waybill";
        if (is_home(shared)) return shared;
    }
    if (is_home(WAYBILL_SOURCE_FOLDER)) return WAYBILL_SOURCE_FOLDER;
    throw DataError("cannot find Waybill's data; set $WAYBILL_HOME to the folder that holds 'data' and 'models'");
}

}  // namespace

Resources find_resources(const std::vector<std::string>& overlays) {
    const fs::path shipped = home();
    Resources resources{{shipped / "data"}, shipped / "models"};
    for (const std::string& overlay : overlays) {
        std::error_code error;
        if (!fs::is_directory(overlay, error)) {
            throw UsageError("cannot use data '" + overlay + "': it is not a folder; give --data a folder of TSV files");
        }
        resources.data.emplace_back(overlay);
    }
    return resources;
}

std::string fingerprint(const std::vector<fs::path>& folders) {
    std::string all;
    for (const fs::path& folder : folders) {
        std::error_code error;
        if (!fs::is_directory(folder, error)) continue;
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file()) files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        for (const fs::path& file : files) {
            all += fs::relative(file, folder).generic_string() + '\0' + sha256_hex(read_file(file)) + '\n';
        }
        all += '\n';
    }
    return sha256_hex(all).substr(0, 16);
}

}  // namespace waybill
