// What a store holds, in the terms of the work: inputs, originals, documents,
// claims with the document they stand in, runs and the custody log.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waybill/case.h"
#include "waybill/claim.h"
#include "waybill/document.h"

namespace waybill {

/// How an input ended. `known`: its bytes had already come under another path.
enum class InputState : std::uint8_t { read, refused, known };

std::string_view to_string(InputState state);
std::optional<InputState> input_state_from(std::string_view name);

/// One input ever given and what became of it.
struct Input {
    std::string path;  ///< file, or file:line; "-:line" for standard input
    InputState state = InputState::read;
    std::string reason;    ///< why it was refused, or whose bytes it repeats
    std::string document;  ///< document id; empty when refused
    std::int64_t first_run = 0;
    std::int64_t last_run = 0;
    friend bool operator==(const Input&, const Input&) = default;
};

/// Bytes as they came, compressed. Made by pack() in store/original.h.
struct Original {
    std::string sha256;      ///< of the bytes before compression
    std::uint64_t size = 0;  ///< bytes before compression
    std::string packed;
    friend bool operator==(const Original&, const Original&) = default;
};

/// A document that a run accepts, with everything made of it.
struct Accession {
    Original original;
    Document document;
    std::vector<Claim> claims;
    std::string extractor;  ///< fingerprint of program, data and models that made the claims
};

/// What a run made of one input.
struct Outcome {
    std::string path;
    InputState state = InputState::read;
    std::string reason;                  ///< when refused
    std::string document;                ///< document id; empty when refused, and for a file read part by part
    std::optional<Accession> accession;  ///< when the document is new to the run
};

/// What a later extraction found in a document that is held.
struct NewClaims {
    std::string document;  ///< document id
    std::vector<Claim> claims;
};

/// What is known of a document without its text.
struct DocumentHead {
    std::string id;
    std::string name;
    std::string url;
    std::string title;
    std::string outlet;
    std::string published;
    std::string lang;
    friend bool operator==(const DocumentHead&, const DocumentHead&) = default;
};

struct StoredDocument {
    std::string id;          ///< see document_id()
    std::string original;    ///< SHA-256 of the archived bytes
    std::string first_seen;  ///< UTC, ISO 8601; when the store accepted it
    std::string extractor;   ///< what made its present claims
    Document document;
    std::vector<Claim> claims;
    friend bool operator==(const StoredDocument&, const StoredDocument&) = default;
};

/// One call of `ingest`.
struct Run {
    std::int64_t number = 0;
    std::string started;   ///< UTC, ISO 8601
    std::string finished;  ///< empty while it runs, and for good when it was cut off
    std::vector<std::string> paths;
    friend bool operator==(const Run&, const Run&) = default;
};

/// One entry of the custody log, which is only ever appended to.
struct Event {
    std::int64_t number = 0;  ///< 1, 2, 3 …
    std::string time;         ///< UTC, ISO 8601
    std::string kind;         ///< "accept", "verify" …
    std::string subject;      ///< what it is about: a document id, or empty for the store
    std::string detail;
    friend bool operator==(const Event&, const Event&) = default;
};

/// A document that holds all words of a search, and where it shows best.
struct SearchHit {
    DocumentHead document;
    std::string snippet;      ///< a stretch of the text, white space made single
    std::vector<Span> marks;  ///< the words found, in `snippet`
    friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

/// A case of the ledger without the reasons: what lists, counts and maps are made of.
struct CaseOutline {
    std::string id;
    std::optional<std::string> supplier;
    std::optional<std::string> recipient;
    std::string item;
    Category category = Category::weapons;
    std::vector<Grade> grades;            ///< without grounds and what would change them
    std::vector<ClaimRef> claims;
    std::vector<std::uint32_t> origins;   ///< of each of the claims: its origin's place in the ledger, from 1; 0 for none
    std::uint32_t conflicts = 0;
    friend bool operator==(const CaseOutline&, const CaseOutline&) = default;
};

struct Counts {
    std::uint64_t documents = 0;
    std::uint64_t documents_with_claims = 0;
    std::uint64_t claims = 0;
    std::uint64_t original_bytes = 0;  ///< before compression
    std::uint64_t packed_bytes = 0;
    std::uint64_t inputs_read = 0;
    std::uint64_t inputs_known = 0;
    std::uint64_t inputs_refused = 0;
    friend bool operator==(const Counts&, const Counts&) = default;
};

/// A document's id: the first 16 digits of its archived bytes' SHA-256.
std::string document_id(std::string_view sha256);

DocumentHead head_of(const StoredDocument& stored);

/// Which of two readings of the same bytes (a file and its copy under another
/// name) a store keeps, so that the order of arrival does not show.
bool precedes(const Document& a, const Document& b);

}  // namespace waybill
