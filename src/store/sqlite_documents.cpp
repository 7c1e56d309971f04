// Inputs, originals and documents.
#include <nlohmann/json.hpp>

#include "claims/claim_json.h"
#include "store/source_map.h"
#include "store/sqlite_store.h"
#include "waybill/error.h"

namespace waybill {
namespace {

constexpr auto replace_bad = nlohmann::json::error_handler_t::replace;

std::string notes_to_text(const std::vector<Note>& notes) {
    nlohmann::json list = nlohmann::json::array();
    for (const Note& n : notes) list.push_back({n.code, n.message, n.span.begin, n.span.end});
    return list.dump(-1, ' ', false, replace_bad);
}

std::vector<Note> notes_from_text(const std::string& text) {
    std::vector<Note> notes;
    for (const auto& n : nlohmann::json::parse(text)) {
        notes.push_back({n.at(0).get<std::string>(), n.at(1).get<std::string>(),
                         {n.at(2).get<std::uint32_t>(), n.at(3).get<std::uint32_t>()}});
    }
    return notes;
}

std::string furniture_to_text(const std::vector<Span>& spans) {
    nlohmann::json list = nlohmann::json::array();
    for (const Span& s : spans) list.push_back({s.begin, s.end});
    return list.dump();
}

std::vector<Span> furniture_from_text(const std::string& text) {
    std::vector<Span> spans;
    for (const auto& s : nlohmann::json::parse(text)) spans.push_back({s.at(0).get<std::uint32_t>(), s.at(1).get<std::uint32_t>()});
    return spans;
}

constexpr std::string_view document_columns =
    "d.id, d.original, d.first_seen, d.extraction, d.name, d.url, d.title, d.outlet, d.published, d.lang, d.text, d.source, "
    "d.furniture, d.notes";
constexpr std::string_view head_columns = "d.id, d.name, d.url, d.title, d.outlet, d.published, d.lang";

DocumentHead head_from(const SqliteQuery& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
}

Input input_from(const SqliteQuery& row) {
    return {row.text(0), input_state_from(row.text(1)).value_or(InputState::refused), row.text(2), row.text(3),
            row.number(4), row.number(5)};
}

}  // namespace

std::vector<InputState> SqliteStore::put(std::int64_t run, std::string_view time, std::span<const Outcome> outcomes) {
    std::vector<InputState> states;
    SqliteTransaction transaction(*connection_);
    for (const Outcome& outcome : outcomes) states.push_back(put_one(run, time, outcome));
    transaction.commit();
    return states;
}

InputState SqliteStore::put_one(std::int64_t run, std::string_view time, const Outcome& outcome) {
    if (outcome.state == InputState::refused) {
        put_input(run, outcome, InputState::refused, outcome.reason);
        return InputState::refused;
    }
    if (outcome.document.empty()) {  // a whole whose parts are inputs of their own
        put_input(run, outcome, InputState::read, outcome.reason);
        return InputState::read;
    }
    const std::optional<Input> before = input(outcome.path);
    if (!holds(outcome.document)) {
        accept(run, time, outcome.path, outcome.accession.value());
        put_input(run, outcome, InputState::read, "");
        return InputState::read;
    }
    if (outcome.accession) {
        const std::optional<StoredDocument> held = document(outcome.document);
        if (held && precedes(outcome.accession->document, held->document)) replace(outcome.document, *outcome.accession);
    }
    if (before && before->document == outcome.document) {  // the same input again
        put_input(run, outcome, before->state, before->reason);
        return InputState::known;
    }
    std::string reason;
    {
        SqliteQuery row = connection_->query("SELECT min(path) FROM inputs WHERE document = ?1 AND state = 'read'");
        row.bind(outcome.document);
        if (row.step() && !row.null(0)) reason = "same bytes as '" + row.text(0) + "'";
    }
    put_input(run, outcome, InputState::known, reason);
    return InputState::known;
}

void SqliteStore::put_input(std::int64_t run, const Outcome& outcome, InputState state, std::string_view reason) {
    const std::optional<std::string> document =
        outcome.document.empty() ? std::nullopt : std::optional<std::string>(outcome.document);
    connection_->query("INSERT INTO inputs VALUES (?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT (path) DO UPDATE SET state = excluded.state, "
                       "reason = excluded.reason, document = excluded.document, last_run = excluded.last_run")
        .bind(outcome.path).bind(to_string(state)).bind(reason).bind(document).bind(run).run();
}

void SqliteStore::accept(std::int64_t run, std::string_view time, const std::string& path, const Accession& a) {
    const std::string id = document_id(a.original.sha256);
    const Document& d = a.document;
    connection_->query("INSERT INTO originals VALUES (?1, ?2, ?3)").bind(a.original.sha256)
        .bind(static_cast<std::int64_t>(a.original.size)).bind_blob(a.original.packed).run();
    connection_->query("INSERT INTO documents (id, original, name, url, title, outlet, published, lang, text, source, furniture, "
                       "notes, run, first_seen, extraction, claims) "
                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 0, 0)")
        .bind(id).bind(a.original.sha256).bind(d.name).bind(d.url).bind(d.title).bind(d.outlet).bind(d.published)
        .bind(d.lang).bind(d.text).bind_blob(encode_source_map(d.source)).bind(furniture_to_text(d.furniture))
        .bind(notes_to_text(d.notes)).bind(run).bind(time).run();
    connection_->query("INSERT INTO words (rowid, title, text) VALUES (?1, ?2, ?3)").bind(connection_->last_row())
        .bind(d.title).bind(d.text).run();
    add_extraction(id, 1, a.claims, a.extractor);
    if (!a.claims.empty()) claims_changed();
    log({0, std::string(time), "accept", id, path});
}

void SqliteStore::replace(const std::string& id, const Accession& a) {
    const Document& d = a.document;
    std::int64_t number = 0;
    std::int64_t extraction = 0;
    {
        SqliteQuery row = connection_->query("SELECT number, title, text, extraction FROM documents WHERE id = ?1");
        row.bind(id);
        if (!row.step()) return;
        number = row.number(0);
        extraction = row.number(3);
        connection_->query("INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?1, ?2, ?3)").bind(number)
            .bind(row.text(1)).bind(row.text(2)).run();
    }
    connection_->query("UPDATE documents SET name = ?2, url = ?3, title = ?4, outlet = ?5, published = ?6, lang = ?7, text = ?8, "
                       "source = ?9, furniture = ?10, notes = ?11 WHERE number = ?1")
        .bind(number).bind(d.name).bind(d.url).bind(d.title).bind(d.outlet).bind(d.published).bind(d.lang).bind(d.text)
        .bind_blob(encode_source_map(d.source)).bind(furniture_to_text(d.furniture)).bind(notes_to_text(d.notes)).run();
    connection_->query("INSERT INTO words (rowid, title, text) VALUES (?1, ?2, ?3)").bind(number).bind(d.title).bind(d.text).run();
    add_extraction(id, extraction + 1, a.claims, a.extractor);
    claims_changed();
}

void SqliteStore::add_extraction(std::string_view id, std::int64_t number, std::span<const Claim> claims,
                                 std::string_view extractor) {
    connection_->query("INSERT INTO extractions VALUES (?1, ?2, ?3)").bind(id).bind(number).bind(extractor).run();
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const Claim& c = claims[i];
        connection_->query("INSERT INTO claims VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)").bind(id).bind(number)
            .bind(static_cast<std::int64_t>(i)).bind(to_string(c.stage)).bind(c.supplier).bind(c.recipient)
            .bind(to_string(c.item.category)).bind(c.item.designation).bind(to_string(c.polarity)).bind(c.confidence)
            .bind(to_json(c).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)).run();
    }
    connection_->query("UPDATE documents SET extraction = ?2, claims = ?3 WHERE id = ?1").bind(id).bind(number)
        .bind(static_cast<std::int64_t>(claims.size())).run();
}

std::optional<Input> SqliteStore::input(std::string_view path) const {
    SqliteQuery row = connection_->query("SELECT path, state, reason, document, first_run, last_run FROM inputs WHERE path = ?1");
    row.bind(path);
    if (!row.step()) return std::nullopt;
    return input_from(row);
}

std::vector<Input> SqliteStore::inputs(InputState state) const {
    SqliteQuery row = connection_->query(
        "SELECT path, state, reason, document, first_run, last_run FROM inputs WHERE state = ?1 ORDER BY path");
    row.bind(to_string(state));
    std::vector<Input> inputs;
    while (row.step()) inputs.push_back(input_from(row));
    return inputs;
}

bool SqliteStore::holds(std::string_view document) const {
    SqliteQuery row = connection_->query("SELECT 1 FROM documents WHERE id = ?1");
    row.bind(document);
    return row.step();
}

StoredDocument SqliteStore::document_of(const SqliteQuery& row) const {
    StoredDocument s;
    s.id = row.text(0);
    s.original = row.text(1);
    s.first_seen = row.text(2);
    Document& d = s.document;
    d.name = row.text(4);
    d.url = row.text(5);
    d.title = row.text(6);
    d.outlet = row.text(7);
    d.published = row.text(8);
    d.lang = row.text(9);
    d.text = row.text(10);
    d.source = decode_source_map(row.blob(11));
    d.furniture = furniture_from_text(row.text(12));
    d.notes = notes_from_text(row.text(13));
    SqliteQuery made = connection_->query("SELECT extractor FROM extractions WHERE document = ?1 AND number = ?2");
    made.bind(s.id).bind(row.number(3));
    if (made.step()) s.extractor = made.text(0);
    SqliteQuery claim = connection_->query("SELECT body FROM claims WHERE document = ?1 AND extraction = ?2 ORDER BY position");
    claim.bind(s.id).bind(row.number(3));
    while (claim.step()) s.claims.push_back(claim_from_json(nlohmann::ordered_json::parse(claim.text(0))));
    return s;
}

std::optional<StoredDocument> SqliteStore::document(std::string_view id) const {
    SqliteQuery row = connection_->query("SELECT " + std::string(document_columns) + " FROM documents d WHERE d.id = ?1");
    row.bind(id);
    if (!row.step()) return std::nullopt;
    return document_of(row);
}

std::vector<DocumentHead> SqliteStore::find_documents(std::string_view text, std::size_t limit) const {
    SqliteQuery row = connection_->query("SELECT " + std::string(head_columns) +
                                         " FROM documents d WHERE substr(d.id, 1, length(?1)) = ?1 OR d.name = ?1 ORDER BY d.id LIMIT ?2");
    row.bind(text).bind(static_cast<std::int64_t>(limit));
    std::vector<DocumentHead> heads;
    while (row.step()) heads.push_back(head_from(row));
    return heads;
}

void SqliteStore::each_document(bool with_claims, const std::function<void(const StoredDocument&)>& visit) const {
    SqliteQuery row = connection_->query("SELECT " + std::string(document_columns) + " FROM documents d WHERE d.claims >= ?1 " +
                                         "ORDER BY d.published, d.name, d.id");
    row.bind(std::int64_t{with_claims ? 1 : 0});
    while (row.step()) visit(document_of(row));
}

std::vector<DocumentHead> SqliteStore::documents_since(std::string_view time) const {
    SqliteQuery row = connection_->query("SELECT " + std::string(head_columns) +
                                         " FROM documents d WHERE d.first_seen >= ?1 ORDER BY d.published, d.name, d.id");
    row.bind(time);
    std::vector<DocumentHead> heads;
    while (row.step()) heads.push_back(head_from(row));
    return heads;
}

Original SqliteStore::original(std::string_view sha256) const {
    SqliteQuery row = connection_->query("SELECT sha256, size, packed FROM originals WHERE sha256 = ?1");
    row.bind(sha256);
    if (!row.step()) throw StoreError("no original " + std::string(sha256) + " in store '" + connection_->name() + "'");
    return {row.text(0), static_cast<std::uint64_t>(row.number(1)), row.blob(2)};
}

std::vector<std::string> SqliteStore::originals() const {
    SqliteQuery row = connection_->query("SELECT sha256 FROM originals ORDER BY sha256");
    std::vector<std::string> hashes;
    while (row.step()) hashes.push_back(row.text(0));
    return hashes;
}

}  // namespace waybill
