#include <filesystem>
#include <ostream>

#include "base/file.h"
#include "cli/command.h"
#include "cli/manual.h"
#include "waybill/error.h"

namespace waybill {
namespace {

class Help final : public Command {
public:
    Manual manual() const override {
        return {.summary = "show the list of commands, or the manual of one",
                .description = {"Without COMMAND it lists the commands. The other options print what an installation needs."},
                .examples = {{"waybill help ingest", "the manual of 'waybill ingest'"}}};
    }
    void setup(Options& options) override {
        options.argument("COMMAND", "the command to explain", names_, false, false);
        options.text("--write-manuals", "DIR", "write all manual pages and completions into DIR/man and DIR/completion", folder_);
        options.flag("--bash-completion", "print the completion for bash", bash_);
        options.flag("--zsh-completion", "print the completion for zsh", zsh_);
    }
    int run(Context& context) override {
        if (!folder_.empty()) return write_all();
        if (bash_) context.out << bash_completion();
        if (zsh_) context.out << zsh_completion();
        if (bash_ || zsh_) return 0;
        if (names_.empty()) {
            context.out << overview_text();
            return 0;
        }
        const CommandEntry* entry = find_command(names_.front());
        if (entry == nullptr) throw UsageError("unknown command '" + names_.front() + "'; 'waybill help' lists them");
        context.out << manual_text(*entry);
        return 0;
    }

private:
    int write_all() const {
        const std::filesystem::path man = std::filesystem::path(folder_) / "man";
        const std::filesystem::path completion = std::filesystem::path(folder_) / "completion";
        std::filesystem::create_directories(man);
        std::filesystem::create_directories(completion);
        write_file_atomically(man / "waybill.1", overview_page());
        for (const CommandEntry& entry : commands()) {
            write_file_atomically(man / ("waybill-" + std::string(entry.name) + ".1"), manual_page(entry));
        }
        write_file_atomically(completion / "waybill.bash", bash_completion());
        write_file_atomically(completion / "_waybill", zsh_completion());
        return 0;
    }

    std::vector<std::string> names_;
    std::string folder_;
    bool bash_ = false;
    bool zsh_ = false;
};

}  // namespace

std::unique_ptr<Command> make_help() { return std::make_unique<Help>(); }

}  // namespace waybill
