// The program: finds the command, parses, runs, and turns exceptions into exit
// codes: 0 done, 1 failed, 2 asked wrongly.
#include "cli/command.h"
#include "cli/manual.h"
#include "waybill/error.h"

#include <algorithm>
#include <csignal>
#include <iostream>
#include <new>

namespace waybill {
namespace {

/// Options before the command's name are moved behind it: they mean the same there.
std::vector<std::string> command_first(std::vector<std::string> words) {
    std::size_t at = 0;
    while (at < words.size() && words[at].starts_with('-') && words[at] != "-") {
        const bool takes_value = (words[at] == "--store" || words[at] == "--data") && at + 1 < words.size();
        at += takes_value ? 2 : 1;
    }
    if (at < words.size()) {
        const auto name = words.begin() + static_cast<std::ptrdiff_t>(at);
        std::rotate(words.begin(), name, name + 1);
    }
    return words;
}

int run_command(const std::string& name, std::vector<std::string> words, Context& context) {
    const CommandEntry* entry = find_command(name);
    if (entry == nullptr) {
        std::vector<std::string> names;
        for (const CommandEntry& known : commands()) names.emplace_back(known.name);
        const std::vector<std::string> near = nearest(name, names);
        throw UsageError("unknown command '" + name + "'; " +
                         (near.empty() ? "try 'waybill help'" : "did you mean '" + near.front() + "'?"));
    }
    const std::unique_ptr<Command> command = entry->make();
    Options options;
    command->setup(options);
    context.add_common(options);
    bool help = false;
    options.option({.name = "--help", .short_name = "-h", .help = "show this", .set = [&](const std::string&) { help = true; }});
    for (const std::string& word : words) {
        if (word == "--") break;
        if (word == "-h" || word == "--help") {  // whatever else stands there
            context.out << usage_text(*entry);
            return 0;
        }
    }
    options.parse(name, words);
    return command->run(context);
}

int run(std::vector<std::string> words, Context& context) {
    if (words.empty()) {
        context.err << overview_text();
        return 2;
    }
    words = command_first(std::move(words));
    const std::string name = words.front();
    words.erase(words.begin());
    if (name == "-h" || name == "--help") {
        context.out << overview_text();
        return 0;
    }
    if (name == "--version") {
        context.out << "waybill " << program_version() << "\n";
        return 0;
    }
    if (name.starts_with('-')) throw UsageError("no command after '" + name + "'; try 'waybill help'");
    return run_command(name, std::move(words), context);
}

int guarded_main(std::vector<std::string> words) {
    Context context(std::cin, std::cout, std::cerr);
    const auto complain = [&](const std::string& what) { context.err << "waybill: " << what << "\n"; };
    try {
        const int code = run(std::move(words), context);
        context.out.flush();
        if (!context.out) {
            complain("cannot write the output; check that the disk is not full");
            return 1;
        }
        return code;
    } catch (const UsageError& error) {
        complain(error.what());
        return 2;
    } catch (const std::bad_alloc&) {
        complain("not enough memory; try fewer --threads or smaller inputs");
    } catch (const std::exception& error) {
        complain(error.what());
    }
    return 1;
}

}  // namespace
}  // namespace waybill

int main(int argc, char** argv) {
    // A reader that goes away early ("waybill claims | head") ends the program without a word.
    std::signal(SIGPIPE, SIG_DFL);
    std::ios::sync_with_stdio(false);
    return waybill::guarded_main({argv + 1, argv + argc});
}
