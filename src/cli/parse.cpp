// Parsing by CLI11: the only file that knows it.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <list>

#include "cli/options.h"
#include "waybill/error.h"

namespace waybill {
namespace {

std::string advice(const std::string& command) { return "; try 'waybill help " + command + "'"; }

[[noreturn]] void refuse_extra(const Options& options, const std::string& command, const std::string& word) {
    if (!word.starts_with('-') || word == "-") {
        throw UsageError("'" + command + "' does not take '" + word + "'" + advice(command));
    }
    std::vector<std::string> names;
    for (const Option& row : options.rows()) names.push_back(row.name);
    std::string message = "unknown option '" + word + "'";
    const std::vector<std::string> near = nearest(word.substr(0, word.find('=')), names);
    if (!near.empty()) message += "; did you mean '" + near.front() + "'?";
    throw UsageError(message + (near.empty() ? advice(command) : ""));
}

void refuse_unknown(const Positional& argument, const std::string& command, const std::string& value) {
    const auto& known = argument.choices;
    if (known.empty() || std::find(known.begin(), known.end(), value) != known.end()) return;
    const std::vector<std::string> near = nearest(value, known);
    std::string message = "'" + command + "' knows no " + argument.name + " '" + value + "'";
    throw UsageError(message + (near.empty() ? advice(command) : "; did you mean '" + near.front() + "'?"));
}

void set_value(const Option& row, const std::string& text) {
    if (!row.choices.empty() && std::find(row.choices.begin(), row.choices.end(), text) == row.choices.end()) {
        throw UsageError(row.name + " takes " + row.value + ", not '" + text + "'");
    }
    row.set(text);
}

}  // namespace

void Options::parse(const std::string& command, const std::vector<std::string>& words) const {
    CLI::App app;
    app.set_help_flag("");
    app.allow_extras();
    std::vector<std::pair<const Option*, std::vector<std::string>>> given(rows_.size());
    std::list<bool> flags;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const Option& row = rows_[i];
        given[i].first = &row;
        const std::string names = row.short_name.empty() ? row.name : row.short_name + "," + row.name;
        std::vector<std::string>& values = given[i].second;
        if (row.value.empty()) {
            app.add_flag_function(names, [&values](std::int64_t) { values.emplace_back(); });
        } else {
            app.add_option(names, values)->expected(1)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        }
    }
    std::vector<std::string> rest;
    try {
        std::vector<std::string> reversed(words.rbegin(), words.rend());
        app.parse(reversed);
        rest = app.remaining();
    } catch (const CLI::ArgumentMismatch& error) {
        const std::string what = error.what();
        throw UsageError("'" + what.substr(0, what.find(':')) + "' takes a value" + advice(command));
    } catch (const CLI::ParseError& error) {
        throw UsageError(std::string(error.what()) + advice(command));
    }
    for (const auto& [row, values] : given) {
        if (values.size() > 1 && !row->repeated && !row->value.empty()) {
            throw UsageError("'" + row->name + "' stands twice; give it once");
        }
        for (const std::string& value : values) set_value(*row, value);
    }
    std::size_t next = 0;
    bool names_end = false;
    std::vector<std::string> plain;
    for (std::string& word : rest) {
        if (word == "--" && !names_end) {
            names_end = true;
            continue;
        }
        if (!names_end && word.size() > 1 && word.starts_with('-')) refuse_extra(*this, command, word);
        plain.push_back(std::move(word));
    }
    for (const Positional& argument : arguments_) {
        const std::size_t many = argument.many ? plain.size() : 1;
        for (std::size_t i = 0; i < many && next < plain.size(); ++i) argument.values->push_back(plain[next++]);
        for (const std::string& value : *argument.values) refuse_unknown(argument, command, value);
        if (argument.required && argument.values->empty()) {
            throw UsageError("'" + command + "' needs " + argument.name + ": " + argument.help + advice(command));
        }
    }
    if (next < plain.size()) refuse_extra(*this, command, plain[next]);
}

}  // namespace waybill
