// Who a source named in a claim is: "Israel's defence ministry", "six sources",
// "a leaked document", "Antony Blinken".
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cases/batch.h"

namespace waybill {

enum class SourceKind : std::uint8_t {
    author,      ///< the document's own assertion
    person,      ///< a named person, or any other proper name
    body,        ///< an office, force or company
    state,       ///< a state or other party as such: "Tehran"
    people,      ///< several unnamed people
    individual,  ///< one unnamed person
    outlet,
    record,      ///< imagery, document, data, wreck
    research,    ///< researchers, monitors, panels
    media        ///< outlets in general
};

struct Source {
    SourceKind kind = SourceKind::author;
    std::string text;                 ///< as written
    std::string key;                  ///< tells it from others of its kind; empty where nothing does
    std::string party;                ///< whose people they are, as party keys go; empty when not said
    std::vector<std::string> name;    ///< a person's names, spelling evened out
    bool has_role = false;            ///< an office is named with it
};

/// The chain of one claim: its last place may hold several joint sources.
struct SourceChain {
    std::vector<Source> innermost;         ///< never empty; an author source when nobody is named
    std::vector<std::string> outer;        ///< outlet keys of the places before it
    const Source& main() const { return innermost.front(); }
};

/// "the new york times" to "newyorktimes": outlets the catalogue does not know.
std::string outlet_key(std::string_view name, const Knowledge& knowledge);

/// Reads sources; remembers what it has read. Not for several threads at once.
class SourceReader {
public:
    SourceReader(const Batch& batch, const Knowledge& knowledge, const LinkLexicon& lexicon);
    const SourceChain& chain(const Fact& fact);

private:
    Source read(std::string_view text, const std::string& published) const;
    std::string party_beside(std::string_view text, std::string_view name, const std::string& published) const;
    std::string party_in(const KnownText& known) const;
    const SourceChain& in_its_document(const Fact& fact, const std::string& key, const SourceChain& chain);

    const Batch& batch_;
    const Knowledge& knowledge_;
    const LinkLexicon& lexicon_;
    std::unordered_map<std::string, bool> batch_outlets_;  ///< keys of the outlets of the batch's documents
    std::unordered_map<std::string, SourceChain> cache_;
    std::unordered_map<std::string, SourceChain> in_document_;  ///< chains whose person's party only the document gives
};

/// Names of one person: one list holds all of the other's, and they end or begin alike.
bool same_person(const Source& a, const Source& b);
/// Whether two sources may be the same by what they are called, whatever they said.
bool same_source(const Source& a, const Source& b);

/// A name's spelling evened out: "Kanaani" and "Kanani", "Abdollahian" and "Abdullahian".
std::string even_spelling(std::string_view name);

}  // namespace waybill
