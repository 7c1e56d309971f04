#include "cli/options.h"

#include <algorithm>
#include <charconv>

#include "waybill/error.h"

namespace waybill {
namespace {

template <class Number>
bool read_number(const std::string& text, Number& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

/// How many letters to add, drop, change or swap.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return d[a.size()][b.size()];
}

}  // namespace

void Options::flag(const std::string& name, const std::string& help, bool& value) {
    rows_.push_back({.name = name, .help = help, .set = [&value](const std::string&) { value = true; }});
}

void Options::flag(const std::string& name, const std::string& help, std::function<void()> set) {
    rows_.push_back({.name = name, .help = help, .set = [set = std::move(set)](const std::string&) { set(); }});
}

void Options::text(const std::string& name, const std::string& value_name, const std::string& help, std::string& value) {
    rows_.push_back({.name = name, .value = value_name, .help = help, .set = [&value](const std::string& text) { value = text; }});
}

void Options::texts(const std::string& name, const std::string& value_name, const std::string& help,
                    std::vector<std::string>& values) {
    rows_.push_back({.name = name, .value = value_name, .help = help, .repeated = true,
                     .set = [&values](const std::string& text) { values.push_back(text); }});
}

void Options::choice(const std::string& name, const std::string& help, std::vector<std::string> choices, std::string& value) {
    std::string shown;
    for (const std::string& choice : choices) shown += (shown.empty() ? "" : "|") + choice;
    rows_.push_back({.name = name, .value = shown, .help = help, .choices = std::move(choices),
                     .set = [&value](const std::string& text) { value = text; }});
}

void Options::number(const std::string& name, const std::string& value_name, const std::string& help, unsigned least,
                     unsigned& value) {
    rows_.push_back({.name = name, .value = value_name, .help = help, .set = [name, least, &value](const std::string& text) {
                         unsigned number = 0;
                         if (!read_number(text, number) || number < least) {
                             throw UsageError(name + " takes a whole number from " + std::to_string(least) + " on, not '" + text + "'");
                         }
                         value = number;
                     }});
}

void Options::fraction(const std::string& name, const std::string& help, double& value) {
    rows_.push_back({.name = name, .value = "NUMBER", .help = help, .set = [name, &value](const std::string& text) {
                         double number = 0;
                         if (!read_number(text, number) || !(number >= 0 && number <= 1)) {
                             throw UsageError(name + " takes a number from 0 to 1, not '" + text + "'");
                         }
                         value = number;
                     }});
}

void Options::argument(const std::string& name, const std::string& help, std::vector<std::string>& values, bool required,
                       bool many, std::vector<std::string> choices) {
    arguments_.push_back({name, help, required, many, &values, std::move(choices)});
}

std::vector<std::string> nearest(const std::string& word, const std::vector<std::string>& names) {
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const std::string& name : names) {
        const std::size_t steps = distance(word, name);
        if (steps <= 1 + name.size() / 4 || (word.size() > 2 && name.starts_with(word))) near.emplace_back(steps, name);
    }
    std::sort(near.begin(), near.end());
    std::vector<std::string> result;
    for (std::size_t i = 0; i < near.size() && i < 3; ++i) result.push_back(near[i].second);
    return result;
}

}  // namespace waybill
