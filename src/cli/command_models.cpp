#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "base/hash.h"
#include "cli/command.h"
#include "cli/sheet.h"
#include "waybill/error.h"

namespace waybill {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::string text_of(const Json& object, const char* key) {
    const auto at = object.find(key);
    if (at == object.end()) return "";
    return at->is_string() ? at->get<std::string>() : at->dump();
}

class Models final : public Command {
public:
    Manual manual() const override {
        return {.summary = "list the language models: what they were made from and how well they do",
                .description = {"Reads the manifest beside the models, checks every model against the SHA-256 noted there, and prints what "
                                "they were trained on, under which licences, and their scores on held-out texts."},
                .examples = {{"waybill models", "the models in use"}},
                .exit_status = "a model is missing or is not the one that the manifest speaks of"};
    }
    void setup(Options& options) override { options.flag("--scores", "print only the scores", scores_only_); }
    int run(Context& context) override {
        const fs::path folder = find_resources(context.data).models;
        const fs::path file = folder / "manifest.json";
        std::error_code error;
        if (!fs::exists(file, error)) throw DataError(file.string() + ": there is no such file; 'waybill train' writes it with the models");
        const Json manifest = Json::parse(read_file(file), nullptr, false);
        if (!manifest.is_object()) throw DataError(file.string() + ": not a JSON object");
        int code = 0;
        if (!scores_only_) {
            code = print_models(context, folder, manifest);
            print_data(context, manifest);
            context.out << "\nScores\n";
        }
        for (const Json& line : list(manifest, "scores")) {
            context.out << (scores_only_ ? "" : "  ") << (line.is_string() ? line.get<std::string>() : line.dump()) << "\n";
        }
        return code;
    }

private:
    static Json list(const Json& manifest, const char* key) {
        const auto at = manifest.find(key);
        return at != manifest.end() && at->is_array() ? *at : Json::array();
    }

    static int print_models(Context& context, const fs::path& folder, const Json& manifest) {
        int code = 0;
        context.out << "Models in " << folder.string() << "\n";
        Sheet sheet{{{"model"}, {"version"}, {"bytes", true}, {"sha256"}, {"state", false, true}}, {}};
        for (const Json& model : list(manifest, "models")) {
            const std::string name = text_of(model, "file");
            std::error_code error;
            std::string state = "as noted";
            if (!fs::exists(folder / name, error)) state = "missing";
            else if (sha256_hex(read_file(folder / name)) != text_of(model, "sha256")) state = "another file than the manifest speaks of";
            if (state != "as noted") code = 1;
            sheet.rows.push_back({name, text_of(model, "version"), text_of(model, "bytes"), text_of(model, "sha256").substr(0, 12), state});
        }
        sheet.print_table(context.out, context.width());
        print_reader(context, folder);
        return code;
    }

    /// At which of the two speeds passages are read.
    static void print_reader(Context& context, const fs::path& folder) {
        std::error_code error;
        const bool there = fs::exists(folder / "reader.model", error) && fs::exists(folder / "claims.model", error);
        context.out << (there ? "\nPassages that can hold a claim are read carefully, with reader.model and claims.model.\n"
                              : "\nThere is no careful reader (reader.model and claims.model): claims come from rules alone.\n");
    }

    static void print_data(Context& context, const Json& manifest) {
        context.out << "\nMade from\n";
        Sheet sheet{{{"data"}, {"use"}, {"licence", false, true}}, {}};
        for (const Json& source : list(manifest, "data")) {
            std::vector<std::string> row = {text_of(source, "name"), text_of(source, "use"), text_of(source, "licence")};
            if (std::find(sheet.rows.begin(), sheet.rows.end(), row) == sheet.rows.end()) sheet.rows.push_back(std::move(row));
        }
        sheet.print_table(context.out, context.width());
    }

    bool scores_only_ = false;
};

}  // namespace

std::unique_ptr<Command> make_models() { return std::make_unique<Models>(); }

}  // namespace waybill
