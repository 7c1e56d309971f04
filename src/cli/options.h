// The options of a command as a table of rows: parsing, help, manual pages and
// shell completion all come from it.
#pragma once
#include <functional>
#include <string>
#include <vector>

namespace waybill {

struct Option {
    std::string name;                  ///< "--since"
    std::string short_name = {};       ///< "-h", or empty
    std::string value = {};            ///< what it takes: "DATE"; empty for a flag
    std::string help = {};
    std::vector<std::string> choices = {};  ///< the only values it takes; empty: any
    bool repeated = false;             ///< may stand several times
    std::function<void(const std::string&)> set = {};  ///< throws UsageError for a wrong value
};

/// What stands on the command line without a name.
struct Positional {
    std::string name;  ///< "PATH"
    std::string help;
    bool required = true;
    bool many = false;
    std::vector<std::string>* values = nullptr;
    std::vector<std::string> choices = {};  ///< the only values it takes; empty: any
};

class Options {
public:
    void flag(const std::string& name, const std::string& help, bool& value);
    void flag(const std::string& name, const std::string& help, std::function<void()> set);
    void text(const std::string& name, const std::string& value_name, const std::string& help, std::string& value);
    void texts(const std::string& name, const std::string& value_name, const std::string& help,
               std::vector<std::string>& values);
    void choice(const std::string& name, const std::string& help, std::vector<std::string> choices, std::string& value);
    /// A whole number from `least` on.
    void number(const std::string& name, const std::string& value_name, const std::string& help, unsigned least,
                unsigned& value);
    void fraction(const std::string& name, const std::string& help, double& value);  ///< 0 to 1
    void option(Option option) { rows_.push_back(std::move(option)); }
    void argument(const std::string& name, const std::string& help, std::vector<std::string>& values, bool required,
                  bool many, std::vector<std::string> choices = {});

    const std::vector<Option>& rows() const { return rows_; }
    const std::vector<Positional>& arguments() const { return arguments_; }

    /// Sets the values. `command` is what messages call it. Throws UsageError.
    void parse(const std::string& command, const std::vector<std::string>& words) const;

private:
    std::vector<Option> rows_;
    std::vector<Positional> arguments_;
};

/// Those of `names` that `word` may have been meant for, nearest first, three at most.
std::vector<std::string> nearest(const std::string& word, const std::vector<std::string>& names);

}  // namespace waybill
