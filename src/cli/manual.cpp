#include "cli/manual.h"

#include <algorithm>
#include <iostream>

#include "engine/engine.h"

namespace waybill {
namespace {

struct Described {
    Manual manual;
    Options options;
};

/// The command with the options it would parse; the values go nowhere.
Described describe(const CommandEntry& entry) {
    const std::unique_ptr<Command> command = entry.make();
    Described d;
    d.manual = command->manual();
    command->setup(d.options);
    Context context(std::cin, std::cout, std::cerr);
    context.add_common(d.options);
    d.options.option({.name = "--help", .short_name = "-h", .help = "show this"});
    return d;
}

std::string names_of(const Option& row) {
    std::string names = row.short_name.empty() ? row.name : row.short_name + ", " + row.name;
    return row.value.empty() ? names : names + " " + row.value;
}

std::string synopsis(const CommandEntry& entry, const Options& options) {
    std::string line = "waybill " + std::string(entry.name) + " [OPTIONS]";
    for (const Positional& argument : options.arguments()) {
        const std::string name = argument.many ? argument.name + "..." : argument.name;
        line += argument.required ? " " + name : " [" + name + "]";
    }
    return line;
}

/// `text` broken at spaces, each line with `indent` spaces in front, the first as it stands at `column`.
std::string wrap(const std::string& text, std::size_t indent, std::size_t column, std::size_t width = 79) {
    std::string out;
    std::size_t at = 0;
    bool first = true;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::size_t size = end - at;
        if (!first && column + 1 + size > width) {
            out += "\n" + std::string(indent, ' ');
            column = indent;
            first = true;
        }
        if (!first) {
            out += ' ';
            ++column;
        }
        out += text.substr(at, size);
        column += size;
        first = false;
        at = end + 1;
    }
    return out + "\n";
}

std::string row_text(const std::string& names, const std::string& help) {
    constexpr std::size_t indent = 24;
    std::string line = "  " + names;
    if (line.size() + 2 > indent) {
        line += "\n" + std::string(indent, ' ');
    } else {
        line.resize(indent, ' ');
    }
    return line + wrap(help, indent, indent);
}

std::string rows_text(const Options& options) {
    std::string text;
    for (const Positional& argument : options.arguments()) text += row_text(argument.name, argument.help);
    if (!text.empty()) text += "\n";
    for (const Option& row : options.rows()) text += row_text(names_of(row), row.help);
    return text;
}

std::string summary_of(const CommandEntry& entry) { return entry.make()->manual().summary; }

}  // namespace

std::string overview_text() {
    std::string text =
        "Waybill keeps a ledger of reported arms transfers: who is said to have offered,\n"
        "ordered, delivered or denied what to whom, who says so, and where.\n\n"
        "usage: waybill COMMAND [OPTIONS] [ARGUMENTS]\n\n";
    for (const bool plumbing : {false, true}) {
        text += plumbing ? "\nwithout a store:\n" : "with a store (--store PATH, $WAYBILL_STORE, else waybill.db):\n";
        for (const CommandEntry& entry : commands()) {
            if (entry.plumbing != plumbing) continue;
            std::string line = "  " + std::string(entry.name);
            line.resize(14, ' ');
            text += line + summary_of(entry) + "\n";
        }
    }
    return text + "\n'waybill help COMMAND' shows a command's manual, 'waybill COMMAND -h' its options.\n";
}

std::string usage_text(const CommandEntry& entry) {
    const Described d = describe(entry);
    return "usage: " + synopsis(entry, d.options) + "\n\n" + wrap(d.manual.summary, 0, 0) + "\n" + rows_text(d.options) +
           "\n'waybill help " + std::string(entry.name) + "' says more.\n";
}

std::string manual_text(const CommandEntry& entry) {
    const Described d = describe(entry);
    std::string text = "waybill " + std::string(entry.name) + ": " + d.manual.summary + "\n\nusage: " + synopsis(entry, d.options) + "\n\n";
    for (const std::string& paragraph : d.manual.description) text += wrap(paragraph, 0, 0) + "\n";
    text += "Options\n" + rows_text(d.options);
    if (!d.manual.examples.empty()) text += "\nExamples\n";
    for (const Example& example : d.manual.examples) {
        text += "  " + example.command + "\n      " + wrap(example.text, 6, 6);
    }
    text += "\nExit status\n";
    text += row_text("0", "done");
    text += row_text("1", d.manual.exit_status.empty() ? "failed" : d.manual.exit_status);
    text += row_text("2", "asked wrongly");
    return text;
}

namespace {

std::string roff(std::string text) {
    for (std::size_t at; (at = text.find("…")) != std::string::npos;) text.replace(at, 3, "...");
    std::string out;
    for (const char c : text) {
        if (c == '\\') out += "\\e";
        else if (c == '-') out += "\\-";
        else if (c == '\'') out += "\\(aq";
        else if (c == '.' && (out.empty() || out.back() == '\n')) out += "\\&.";
        else out += c;
    }
    return out;
}

std::string roff_head(const std::string& name, const std::string& summary) {
    std::string upper = name;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return ".TH " + roff(upper) + " 1 \"\" \"waybill " + std::string(program_version()) + "\" \"Waybill\"\n.ad l\n.SH NAME\n" + roff(name) +
           " \\- " + roff(summary) + "\n";
}

std::string roff_rows(const Options& options) {
    std::string text;
    for (const Positional& argument : options.arguments()) text += ".TP\n.I " + roff(argument.name) + "\n" + roff(argument.help) + "\n";
    for (const Option& row : options.rows()) {
        const std::string names = row.short_name.empty() ? row.name : row.short_name + ", " + row.name;
        text += ".TP\n\\fB" + roff(names) + "\\fR" + (row.value.empty() ? "" : " \\fI" + roff(row.value) + "\\fR") + "\n" + roff(row.help) + "\n";
    }
    return text;
}

std::string roff_status(const std::string& failed) {
    return ".SH EXIT STATUS\n.TP\n0\ndone\n.TP\n1\n" + roff(failed.empty() ? "failed" : failed) + "\n.TP\n2\nasked wrongly\n";
}

}  // namespace

std::string overview_page() {
    std::string page = roff_head("waybill", "a ledger of reported arms transfers");
    page += ".SH SYNOPSIS\n.B waybill\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]\n.SH DESCRIPTION\n";
    page += roff("Waybill reads news and reports and keeps a ledger of reported arms transfers: who is said to have offered, "
                 "ordered, delivered or denied what to whom, how many, when; who says so; how many independent origins stand "
                 "behind it; what contradicts it. Every answer leads back to the exact characters of the archived original.") + "\n";
    for (const bool plumbing : {false, true}) {
        page += plumbing ? ".SH COMMANDS WITHOUT A STORE\n" : ".SH COMMANDS\n";
        for (const CommandEntry& entry : commands()) {
            if (entry.plumbing == plumbing) page += ".TP\n.BR waybill\\-" + roff(std::string(entry.name)) + " (1)\n" + roff(summary_of(entry)) + "\n";
        }
    }
    page += ".SH ENVIRONMENT\n.TP\n.B WAYBILL_STORE\nthe store where \\-\\-store names none\n.TP\n.B WAYBILL_HOME\n"
            "the folder that holds the shipped data and models\n";
    page += roff_status("");
    return page;
}

std::string manual_page(const CommandEntry& entry) {
    const Described d = describe(entry);
    std::string page = roff_head("waybill-" + std::string(entry.name), d.manual.summary);
    page += ".SH SYNOPSIS\n" + roff(synopsis(entry, d.options)) + "\n.SH DESCRIPTION\n";
    bool first = true;
    for (const std::string& paragraph : d.manual.description) {
        page += (first ? "" : ".PP\n") + roff(paragraph) + "\n";
        first = false;
    }
    page += ".SH OPTIONS\n" + roff_rows(d.options);
    if (!d.manual.examples.empty()) page += ".SH EXAMPLES\n";
    for (const Example& example : d.manual.examples) page += ".TP\n\\fB" + roff(example.command) + "\\fR\n" + roff(example.text) + "\n";
    return page + roff_status(d.manual.exit_status) + ".SH SEE ALSO\n.BR waybill (1)\n";
}

std::string bash_completion() {
    std::string names;
    std::string cases;
    for (const CommandEntry& entry : commands()) {
        const Described d = describe(entry);
        names += (names.empty() ? "" : " ") + std::string(entry.name);
        std::string options;
        std::string choices;
        for (const Positional& argument : d.options.arguments()) {
            for (const std::string& choice : argument.choices) options += (options.empty() ? "" : " ") + choice;
        }
        for (const Option& row : d.options.rows()) {
            options += (options.empty() ? "" : " ") + row.name;
            if (row.choices.empty()) continue;
            std::string words;
            for (const std::string& choice : row.choices) words += (words.empty() ? "" : " ") + choice;
            choices += "            [[ $previous == " + row.name + " ]] && words=\"" + words + "\"\n";
        }
        cases += "        " + std::string(entry.name) + ")\n            words=\"" + options + "\"\n" + choices + "            ;;\n";
    }
    return "# Completion of waybill for bash. Made by 'waybill help --bash-completion'.\n"
           "_waybill() {\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= words= i\n"
           "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
           "        case ${COMP_WORDS[i]} in\n"
           "            --store|--data) ((i++)) ;;\n"
           "            -*) ;;\n"
           "            *) command=${COMP_WORDS[i]}; break ;;\n"
           "        esac\n"
           "    done\n"
           "    local commands=\"" + names + "\"\n"
           "    case $command in\n"
           "        '') words=\"$commands --store --data --help --version\" ;;\n" + cases +
           "    esac\n"
           "    [[ $command == help && $word != -* ]] && words=$commands\n"
           "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
           "    if [[ ${#COMPREPLY[@]} -eq 0 && $word != -* ]]; then\n"
           "        compopt -o filenames 2>/dev/null\n"
           "        COMPREPLY=($(compgen -f -- \"$word\"))\n"
           "    fi\n"
           "}\n"
           "complete -F _waybill waybill\n";
}

namespace {

/// For text between [ and ] in single quotes.
std::string zsh_text(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\'') out += "'\\''";
        else if (c == '[' || c == ']' || c == ':') out += std::string("\\") + c;
        else out += c;
    }
    return out;
}

}  // namespace

std::string zsh_completion() {
    std::string list;
    std::string cases;
    for (const CommandEntry& entry : commands()) {
        const Described d = describe(entry);
        list += "        '" + std::string(entry.name) + ":" + zsh_text(d.manual.summary) + "'\n";
        cases += "        " + std::string(entry.name) + ")\n            _arguments";
        for (const Option& row : d.options.rows()) {
            std::string spec = (row.repeated ? "*" : "") + row.name + "[" + zsh_text(row.help) + "]";
            if (!row.choices.empty()) {
                spec += ":" + row.name.substr(2) + ":(";
                for (std::size_t i = 0; i < row.choices.size(); ++i) spec += (i == 0 ? "" : " ") + row.choices[i];
                spec += ")";
            } else if (!row.value.empty()) {
                spec += ":" + zsh_text(row.value) + ":_files";
            }
            cases += " \\\n                '" + spec + "'";
        }
        for (const Positional& argument : d.options.arguments()) {
            if (argument.choices.empty()) continue;
            cases += " \\\n                '1:" + zsh_text(argument.name) + ":(";
            for (std::size_t i = 0; i < argument.choices.size(); ++i) cases += (i == 0 ? "" : " ") + argument.choices[i];
            cases += ")'";
        }
        cases += entry.name == "help" ? " \\\n                '*:command:->names' && return\n            _describe command commands\n"
                                      : " \\\n                '*:file:_files'\n";
        cases += "            ;;\n";
    }
    return "#compdef waybill\n"
           "# Completion of waybill for zsh. Made by 'waybill help --zsh-completion'.\n"
           "_waybill() {\n"
           "    local -a commands\n"
           "    commands=(\n" + list +
           "    )\n"
           "    if (( CURRENT == 2 )); then\n"
           "        _describe command commands\n"
           "        return\n"
           "    fi\n"
           "    local command=$words[2]\n"
           "    shift words\n"
           "    (( CURRENT-- ))\n"
           "    case $command in\n" + cases +
           "    esac\n"
           "}\n"
           "_waybill \"$@\"\n";
}

}  // namespace waybill
