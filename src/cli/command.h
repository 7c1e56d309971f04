// A command: parse, then run.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"
#include "cli/options.h"

namespace waybill {

struct Example {
    std::string command;
    std::string text;
};

/// What `waybill help COMMAND` and the manual page say beyond the options.
struct Manual {
    std::string summary;                   ///< one line, lower case, no full stop
    std::vector<std::string> description;  ///< paragraphs
    std::vector<Example> examples;
    std::string exit_status = {};          ///< what 1 means where it is not plain failure
};

class Command {
public:
    virtual ~Command() = default;
    virtual Manual manual() const = 0;
    /// Declares options and arguments, which parsing then sets. Touches no file.
    virtual void setup(Options& options) = 0;
    /// Does the work and returns the exit code: 0 done, 1 failed. Throws UsageError and the like.
    virtual int run(Context& context) = 0;
};

struct CommandEntry {
    std::string_view name;
    bool plumbing = false;  ///< listed apart: works without a store
    std::unique_ptr<Command> (*make)() = nullptr;
};

/// In the order in which they are listed.
std::span<const CommandEntry> commands();
/// Nothing for an unknown name.
const CommandEntry* find_command(std::string_view name);

std::unique_ptr<Command> make_analyse();
std::unique_ptr<Command> make_brief();
std::unique_ptr<Command> make_case();
std::unique_ptr<Command> make_cases();
std::unique_ptr<Command> make_check_data();
std::unique_ptr<Command> make_claims();
std::unique_ptr<Command> make_eval();
std::unique_ptr<Command> make_explain();
std::unique_ptr<Command> make_extract();
std::unique_ptr<Command> make_help();
std::unique_ptr<Command> make_ingest();
std::unique_ptr<Command> make_init();
std::unique_ptr<Command> make_link();
std::unique_ptr<Command> make_models();
std::unique_ptr<Command> make_review();
std::unique_ptr<Command> make_search();
std::unique_ptr<Command> make_status();
std::unique_ptr<Command> make_text();
std::unique_ptr<Command> make_timeline();
std::unique_ptr<Command> make_train();
std::unique_ptr<Command> make_verify();
std::unique_ptr<Command> make_watch();

}  // namespace waybill
