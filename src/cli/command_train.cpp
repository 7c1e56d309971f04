#include <filesystem>
#include <ostream>

#include "cli/command.h"
#include "language/train.h"
#include "waybill/error.h"

namespace waybill {
namespace {

class Train final : public Command {
public:
    Manual manual() const override {
        return {.summary = "train the language models, or score them, from a list of sources",
                .description = {"SOURCES is a TSV file with the columns use, name, licence, file, columns and share that names treebanks, plain "
                                "texts and labelled names; its file names are relative to --folder. The models and a manifest, which says what "
                                "they were made from and how well they do, are written into --out. The same sources and seed give the same bytes "
                                "on processors of one kind.",
                                "With --score nothing is trained: the models at hand, or those in --out, are scored on the test sources."},
                .examples = {{"waybill train models/sources.tsv --folder corpora/ --out models/", "trains anew"},
                             {"waybill train models/sources.tsv --folder corpora/ --score", "scores the shipped models"}}};
    }
    void setup(Options& options) override {
        options.argument("SOURCES", "the list of sources", sources_, true, false);
        options.text("--folder", "DIR", "the folder that the list's file names are relative to; default: the list's own", folder_);
        options.text("--out", "DIR", "where the models and their manifest go", out_);
        options.text("--models-version", "TEXT", "the version that the manifest gives the models; default: 1", plan_.version);
        options.number("--seed", "N", "of the random numbers; default: 1", 1, seed_);
        options.number("--network-epochs", "N", "passes over the trees; default: 12", 1, network_epochs_);
        options.number("--name-epochs", "N", "passes over the names; default: 6", 1, name_epochs_);
        options.flag("--score", "score models instead of training them", score_);
    }
    int run(Context& context) override {
        const std::filesystem::path list = sources_.front();
        const Resources resources = find_resources(context.data);
        plan_.sources = read_sources(list, folder_.empty() ? list.parent_path() : std::filesystem::path(folder_));
        plan_.data = resources.data;
        if (score_) {
            const std::filesystem::path models = out_.empty() ? resources.models : std::filesystem::path(out_);
            for (const std::string& line : score_models(models, plan_.data, plan_.sources)) context.out << line << "\n";
            return 0;
        }
        if (out_.empty()) throw UsageError("'train' needs --out, the folder to write the models into; try 'waybill help train'");
        plan_.out = out_;
        if (seed_ > 0) plan_.seed = seed_;
        if (network_epochs_ > 0) plan_.network_epochs = network_epochs_;
        if (name_epochs_ > 0) plan_.name_epochs = name_epochs_;
        plan_.report = [&](const std::string& line) { context.err << line << std::endl; };
        train_models(plan_);
        return 0;
    }

private:
    std::vector<std::string> sources_;
    std::string folder_;
    std::string out_;
    TrainingPlan plan_;
    unsigned seed_ = 0;
    unsigned network_epochs_ = 0;
    unsigned name_epochs_ = 0;
    bool score_ = false;
};

}  // namespace

std::unique_ptr<Command> make_train() { return std::make_unique<Train>(); }

}  // namespace waybill
