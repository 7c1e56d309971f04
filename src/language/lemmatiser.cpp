#include "language/lemmatiser.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"

namespace waybill {

namespace {

constexpr std::size_t max_ending = 6;
constexpr std::uint64_t max_entries = 1U << 22U;

/// The part of the tag on which a lemma depends, one byte.
char key_of(Upos upos, const Morph& m) {
    const bool inflected = m.number == Morph::Number::plur || m.number == Morph::Number::ptan;
    switch (upos) {
        case Upos::noun:
            return inflected ? 'N' : 'n';
        case Upos::propn:
            return inflected ? 'P' : 'p';
        case Upos::verb:
        case Upos::aux: {
            const char base = upos == Upos::verb ? 'V' : 'A';
            if (m.verb_form == Morph::VerbForm::inf) return static_cast<char>(base + 1);
            return base;
        }
        case Upos::adj:
            return m.degree == Morph::Degree::cmp || m.degree == Morph::Degree::sup ? 'J' : 'j';
        case Upos::adv:
            return m.degree == Morph::Degree::cmp || m.degree == Morph::Degree::sup ? 'R' : 'r';
        case Upos::pron:
            return m.possessive ? 'O' : 'o';
        default:
            return static_cast<char>('0' + static_cast<int>(upos));
    }
}

/// What the rules work on: names keep their capitals.
std::string base_of(std::string_view form, Upos upos) {
    return upos == Upos::propn || upos == Upos::x || upos == Upos::sym ? std::string(form) : ascii_lower(form);
}

std::string change(std::string_view from, std::string_view to) {
    std::size_t same = 0;
    while (same < from.size() && same < to.size() && from[same] == to[same]) ++same;
    while (same > 0 && !is_boundary(from, same)) --same;
    return std::string(1, static_cast<char>('0' + std::min<std::size_t>(from.size() - same, 70))) +
           std::string(to.substr(same));
}

bool change_by(std::string_view rule, std::string& word) {
    if (rule.empty() || rule.front() < '0') return false;
    const auto cut = static_cast<std::size_t>(rule.front() - '0');
    if (cut > word.size() || !is_boundary(word, word.size() - cut)) return false;
    word.resize(word.size() - cut);
    word += rule.substr(1);
    return !word.empty();
}

}  // namespace

std::string Lemmatiser::lemma(std::string_view form, Upos upos, const Morph& morph) const {
    const char key = key_of(upos, morph);
    std::string word = base_of(form, upos);
    std::string probe = key + ascii_lower(form);
    if (const auto found = known_.find(std::string_view(probe)); found != known_.end()) {
        std::string changed = word;
        if (change_by(found->second, changed)) return changed;
        return word;
    }
    const std::string lower = probe.substr(1);
    for (std::size_t n = std::min(max_ending, lower.size());; --n) {
        probe.assign(1, key);
        probe.append(lower, lower.size() - n);
        if (const auto found = endings_.find(std::string_view(probe)); found != endings_.end()) {
            std::string changed = word;
            if (change_by(found->second, changed)) return changed;
        }
        if (n == 0) return word;
    }
}

Lemmatiser Lemmatiser::train(const std::vector<std::pair<std::string_view, const Token*>>& words) {
    // How often each form of each key has each change.
    std::map<std::string, std::map<std::string, std::uint32_t>> forms;
    for (const auto& [form, token] : words) {
        if (form.empty() || token->lemma.empty() || token->lemma == "_") continue;
        const std::string key = key_of(token->upos, token->morph) + ascii_lower(form);
        ++forms[key][change(base_of(form, token->upos), token->lemma)];
    }
    const auto best = [](const std::map<std::string, std::uint32_t>& counts) {
        return std::max_element(counts.begin(), counts.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; });
    };
    // Each form votes once for the change of each of its endings.
    std::map<std::string, std::map<std::string, std::uint32_t>> votes;
    for (const auto& [key, counts] : forms) {
        const std::string lower = key.substr(1);
        const std::string& rule = best(counts)->first;
        for (std::size_t n = 0; n <= std::min(max_ending, lower.size()); ++n) {
            ++votes[key.substr(0, 1) + lower.substr(lower.size() - n)][rule];
        }
    }
    Lemmatiser made;
    const auto sure = [&](const std::string& key, const std::map<std::string, std::uint32_t>& counts) {
        const auto winner = best(counts);
        std::uint32_t total = 0;
        for (const auto& [rule, count] : counts) total += count;
        return key.size() == 1 || (winner->second >= 2 && winner->second * 4 >= total * 3);
    };
    // An ending is kept where it decides otherwise than the next shorter one that decides.
    for (const auto& [key, counts] : votes) {
        if (!sure(key, counts)) continue;
        const std::string& rule = best(counts)->first;
        bool same = false;
        for (std::string shorter = key; shorter.size() > 1 && !same;) {
            shorter.erase(1, 1);
            const auto found = votes.find(shorter);
            if (found == votes.end() || !sure(shorter, found->second)) continue;
            same = best(found->second)->first == rule;
            break;
        }
        if (!same) made.endings_[key] = rule;
    }
    for (const auto& [key, counts] : forms) {
        const std::string lower = key.substr(1);
        std::string predicted;
        for (std::size_t n = std::min(max_ending, lower.size());; --n) {
            const auto found = made.endings_.find(std::string_view(key.substr(0, 1) + lower.substr(lower.size() - n)));
            if (found != made.endings_.end()) {
                predicted = found->second;
                break;
            }
            if (n == 0) break;
        }
        const auto winner = best(counts);
        if (winner->first != predicted) made.known_[key] = winner->first;
    }
    return made;
}

void Lemmatiser::write(ModelWriter& out) const {
    for (const auto* map : {&known_, &endings_}) {
        const std::map<std::string, std::string> sorted(map->begin(), map->end());
        out.put(static_cast<std::uint32_t>(sorted.size()));
        for (const auto& [key, value] : sorted) {
            out.put_string(key);
            out.put_string(value);
        }
    }
}

Lemmatiser Lemmatiser::read(ModelReader& in) {
    Lemmatiser made;
    for (auto* map : {&made.known_, &made.endings_}) {
        const auto count = in.get<std::uint32_t>();
        if (count > max_entries) in.fail("damaged: too many entries");
        for (std::uint32_t i = 0; i < count; ++i) {
            std::string key = in.get_string();
            (*map)[std::move(key)] = in.get_string();
        }
    }
    return made;
}

}  // namespace waybill
