#include "cases/source.h"

#include <algorithm>

#include "base/utf8.h"

namespace waybill {
namespace {

bool capitalised(std::string_view text) {
    // A letter outside ASCII begins a name more often than not.
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string without_possessive(std::string word) {
    if (word.ends_with("'s")) word.resize(word.size() - 2);
    std::erase(word, '\'');
    std::erase(word, '-');
    return word;
}

std::string party_of(const KnownParty& party) {
    const bool of_state = party.kind == PartyKind::state || party.kind == PartyKind::force || party.kind == PartyKind::company;
    return of_state && !party.country.empty() ? party.country : party.id;
}

}  // namespace

std::string even_spelling(std::string_view name) {
    std::string out;
    const std::string folded = compact(name);
    for (std::size_t i = 0; i < folded.size(); ++i) {
        char c = folded[i];
        const char next = i + 1 < folded.size() ? folded[i + 1] : '\0';
        if (c == 'p' && next == 'h') {
            c = 'f';
            ++i;
        } else if (next == 'h' && (c == 'k' || c == 'g' || c == 'd' || c == 'z')) {
            ++i;
        }
        switch (c) {
            case 'y': case 'j': case 'e': c = 'i'; break;
            case 'w': c = 'v'; break;
            case 'q': case 'c': c = 'k'; break;
            case 'o': c = 'u'; break;
            case 'z': c = 's'; break;
            default: break;
        }
        if (out.empty() || out.back() != c) out += c;
    }
    return out;
}

std::string outlet_key(std::string_view name, const Knowledge& knowledge) {
    if (const std::size_t at = name.find(" ("); at != std::string_view::npos && at > 0) name = name.substr(0, at);
    if (const auto outlet = knowledge.outlet(name)) return outlet->id;
    const std::string folded = fold(name);
    std::string_view rest = folded;
    if (rest.starts_with("the ")) rest.remove_prefix(4);
    return compact(rest);
}

SourceReader::SourceReader(const Batch& batch, const Knowledge& knowledge, const LinkLexicon& lexicon)
    : batch_(batch), knowledge_(knowledge), lexicon_(lexicon) {
    for (const DocEntry& doc : batch.docs) {
        if (!doc.outlet.empty()) batch_outlets_.emplace(outlet_key(doc.outlet, knowledge), true);
    }
}

std::string SourceReader::party_in(const KnownText& known) const {
    return known.parties.empty() ? std::string{} : party_of(known.parties.front().party);
}

Source SourceReader::read(std::string_view text, const std::string& published) const {
    Source source;
    source.text = std::string(text);
    const auto words = words_of(text);
    const auto hits = lexicon_.find(words);
    const KnownText known = knowledge_.read(text, published);
    source.party = party_in(known);
    const auto first = [&](SourceWord word) {
        return std::find_if(hits.begin(), hits.end(), [&](const auto& hit) { return hit.word == word; });
    };
    const auto has = [&](SourceWord word) { return first(word) != hits.end(); };

    const std::string outlet = outlet_key(text, knowledge_);
    const bool known_outlet = knowledge_.outlet(text).has_value() || batch_outlets_.contains(outlet);
    if (known_outlet && !has(SourceWord::group)) {
        source.kind = SourceKind::outlet;
        source.key = outlet;
        return source;
    }
    if (const auto record = first(SourceWord::record); record != hits.end()) {
        source.kind = SourceKind::record;
        source.key = std::string(record->value);
        return source;
    }
    // What is left when words for offices, parties and filler are taken away.
    std::vector<bool> taken(words.size(), false);
    for (const auto& hit : hits) {
        for (std::size_t i = hit.begin; i < hit.end; ++i) taken[i] = true;
    }
    std::vector<std::string> party_words;
    for (const KnownMention& mention : known.parties) {
        for (std::string& word : words_of(mention.span.of(text))) party_words.push_back(without_possessive(std::move(word)));
    }
    std::vector<std::string> rest;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string word = without_possessive(words[i]);
        if (taken[i] || word.empty()) continue;
        if (std::find(party_words.begin(), party_words.end(), word) != party_words.end()) continue;
        rest.push_back(std::move(word));
    }
    const bool by_person = std::any_of(known.parties.begin(), known.parties.end(),
                                       [](const KnownMention& m) { return m.cue == PartyCue::person; });
    source.has_role = has(SourceWord::role);
    if (has(SourceWord::research) && !by_person) {
        source.kind = SourceKind::research;
        for (const std::string& word : rest) source.key += word;
        if (source.key.empty()) source.key = source.party;
        source.party.clear();
        return source;
    }
    if (by_person) {
        source.kind = SourceKind::person;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!taken[i]) source.name.push_back(even_spelling(without_possessive(words[i])));
        }
        for (const std::string& name : source.name) source.key += name;
        if (!source.key.empty()) return source;
    }
    const auto body = first(SourceWord::body);
    const auto function = first(SourceWord::function);
    if (body != hits.end() && !has(SourceWord::role) && !has(SourceWord::group)) {
        source.kind = SourceKind::body;
        source.key = std::string(body->value);
        if (source.key.empty() && function != hits.end()) source.key = std::string(function->value);
        if (source.key.empty()) source.key = "government";
        return source;
    }
    if (has(SourceWord::group)) {
        source.kind = SourceKind::people;
        return source;
    }
    if (!known.parties.empty() && rest.empty()) {
        const KnownMention& mention = known.parties.front();
        if (mention.party.kind == PartyKind::company) {
            source.kind = SourceKind::body;
            source.key = mention.party.id;
        } else if (mention.party.kind == PartyKind::organisation || mention.party.kind == PartyKind::bloc) {
            source.kind = SourceKind::body;
            source.key = "organisation";
        } else if (source.has_role) {
            source.kind = SourceKind::individual;
        } else if (mention.cue == PartyCue::body) {
            source.kind = SourceKind::body;
            source.key = compact(mention.span.of(text));
        } else {
            source.kind = SourceKind::state;
        }
        return source;
    }
    if (has(SourceWord::media) && rest.size() < 2) {
        source.kind = SourceKind::media;
        return source;
    }
    std::string_view named = text;
    if (const std::size_t space = named.find(' '); (has(SourceWord::indefinite) || has(SourceWord::role)) && space != std::string_view::npos) {
        named.remove_prefix(space);  // a capital that begins a sentence is no name
    }
    if (!rest.empty() && capitalised(named) && !(has(SourceWord::indefinite) && words.front().size() <= 3)) {
        source.kind = SourceKind::person;
        for (const std::string& word : rest) source.name.push_back(even_spelling(word));
        for (const std::string& name : source.name) source.key += name;
        return source;
    }
    source.kind = SourceKind::individual;
    if (!source.has_role) source.kind = SourceKind::people;
    for (const std::string& word : rest) source.key += word;
    return source;
}

/// The party in the office that stands beside a person's name: "Iranian foreign
/// minister NAME", "NAME, spokesman of the Iranian foreign ministry". Empty when
/// no office stands there or it names no party.
std::string SourceReader::party_beside(std::string_view text, std::string_view name, const std::string& published) const {
    constexpr std::size_t reach = 90;
    std::size_t at = text.find(name);
    for (int seen = 0; at != std::string_view::npos && seen < 3; ++seen, at = text.find(name, at + name.size())) {
        std::size_t begin = at > reach ? at - reach : 0;
        while (!is_boundary(text, begin)) ++begin;
        std::string_view before = text.substr(begin, at - begin);
        if (const std::size_t stop = before.find_last_of(".;:\n\""); stop != std::string_view::npos) before.remove_prefix(stop + 1);
        const auto words = words_of(before);
        const auto hits = lexicon_.find(words);
        std::vector<bool> filler(words.size(), false);
        std::size_t office = words.size();
        for (const auto& hit : hits) {
            if (hit.word == SourceWord::role && hit.end + 2 >= words.size()) office = hit.begin;
            for (std::size_t i = hit.begin; i < hit.end; ++i) filler[i] = true;
        }
        if (office < words.size()) {
            const KnownText known = knowledge_.read(before, published);
            if (!known.parties.empty()) {
                // Nothing but words of office may stand between the party and the name.
                const auto& mention = known.parties.back();
                const std::size_t after = words_of(before.substr(mention.span.end)).size();
                bool joined = true;
                for (std::size_t i = words.size() - after; i < words.size(); ++i) joined = joined && filler[i];
                const bool anaphoric = std::any_of(words.end() - static_cast<std::ptrdiff_t>(after), words.end(), [](const std::string& w) {
                    return w == "its" || w == "their" || w == "his" || w == "her";
                });
                if (joined && !anaphoric && mention.cue != PartyCue::person) return party_of(mention.party);
            }
        }
        std::string_view behind = text.substr(at + name.size(), reach);
        while (!behind.empty() && !is_boundary(text, at + name.size() + behind.size())) behind.remove_suffix(1);
        if (!behind.starts_with(", ")) continue;
        behind.remove_prefix(2);
        behind = behind.substr(0, behind.find_first_of(",.;:\n\""));
        const auto apposition = lexicon_.find(words_of(behind));
        const bool has_office = std::any_of(apposition.begin(), apposition.end(), [](const auto& hit) { return hit.word == SourceWord::role; });
        if (!has_office) continue;
        const KnownText known = knowledge_.read(behind, published);
        if (!known.parties.empty()) return party_of(known.parties.front().party);
    }
    return {};
}

const SourceChain& SourceReader::chain(const Fact& fact) {
    const std::string& published = batch_.docs[fact.doc].published;
    std::string key = published.substr(0, 4);
    for (const std::string& source : fact.claim->sources) key += '\n' + source;
    const auto known = in_document_.find(batch_.docs[fact.doc].name + '\n' + key);
    if (known != in_document_.end()) return known->second;
    const std::string place = key;
    const auto [at, fresh] = cache_.try_emplace(std::move(key));
    SourceChain& chain = at->second;
    if (!fresh) return in_its_document(fact, place, chain);
    const auto& sources = fact.claim->sources;
    for (std::size_t i = 0; i + 1 < sources.size(); ++i) {
        for (const std::string_view name : alternatives(sources[i])) {
            chain.outer.push_back(outlet_key(name, knowledge_));
        }
    }
    if (!sources.empty()) {
        for (const std::string_view name : alternatives(sources.back())) chain.innermost.push_back(read(name, published));
    }
    if (chain.innermost.empty()) chain.innermost.emplace_back();
    // Alternatives of one place speak of the same people; what one says helps the rest.
    if (chain.innermost.front().party.empty()) {
        for (const Source& source : chain.innermost) {
            if (!source.party.empty()) {
                chain.innermost.front().party = source.party;
                break;
            }
        }
    }
    return in_its_document(fact, place, chain);
}

const SourceChain& SourceReader::in_its_document(const Fact& fact, const std::string& key, const SourceChain& chain) {
    const Document* document = batch_.docs[fact.doc].document;
    const Source& main = chain.main();
    if (document == nullptr || main.kind != SourceKind::person || !main.party.empty()) return chain;
    const auto [at, fresh] = in_document_.try_emplace(batch_.docs[fact.doc].name + '\n' + key, chain);
    if (fresh) at->second.innermost.front().party = party_beside(document->text, main.text, batch_.docs[fact.doc].published);
    return at->second;
}

bool same_person(const Source& a, const Source& b) {
    const Source& shorter = a.name.size() <= b.name.size() ? a : b;
    const Source& longer = a.name.size() <= b.name.size() ? b : a;
    if (shorter.name.empty()) return false;
    if (shorter.key == longer.key) return true;
    if (shorter.name.back() != longer.name.back() && shorter.name.front() != longer.name.front()) return false;
    return std::all_of(shorter.name.begin(), shorter.name.end(), [&](const std::string& name) {
        return name.size() > 2 && std::find(longer.name.begin(), longer.name.end(), name) != longer.name.end();
    });
}

bool same_source(const Source& a, const Source& b) {
    if (a.text == b.text) return true;
    if (a.kind != b.kind) return false;
    const bool party_agrees = a.party.empty() || b.party.empty() || a.party == b.party;
    switch (a.kind) {
        case SourceKind::author: return true;
        case SourceKind::person: return same_person(a, b);
        case SourceKind::body: return a.key == b.key && party_agrees;
        case SourceKind::state: return a.party == b.party;
        case SourceKind::outlet: return a.key == b.key;
        case SourceKind::record: return a.key == b.key && party_agrees;
        case SourceKind::research: return a.key == b.key;
        case SourceKind::people:
        case SourceKind::individual: return party_agrees && (a.key == b.key || a.key.empty() || b.key.empty());
        case SourceKind::media: return true;
    }
    return false;
}

}  // namespace waybill
