// Full text search.
#include "store/search_query.h"
#include "store/sqlite_store.h"

namespace waybill {
namespace {

/// The terms as FTS5 writes them.
std::string match_text(const std::vector<SearchTerm>& terms) {
    std::string all;
    for (const SearchTerm& term : terms) {
        if (!all.empty()) all += ' ';
        all += '"';
        for (std::size_t i = 0; i < term.words.size(); ++i) all += (i == 0 ? "" : " ") + term.words[i];
        all += term.prefix ? "\"*" : "\"";
    }
    return all;
}

std::size_t count(const SqliteConnection& c, const std::string& match) {
    SqliteQuery row = c.query("SELECT count(*) FROM words WHERE words MATCH ?1");
    row.bind(match);
    return row.step() ? static_cast<std::size_t>(row.number(0)) : 0;
}

/// Above so many matches it is cheaper to go through the index of documents from
/// the newest on until there are enough than to look up and sort every match.
constexpr std::size_t many = 2000;

}  // namespace

std::vector<std::string> SqliteStore::find_matches(std::string_view query, std::size_t limit) const {
    const SqliteConnection& c = *connection_;
    const std::string all = match_text(parse_search(query));
    const std::string titled = "title : (" + all + ")";
    std::vector<std::string> ids;
    const auto add = [&](std::size_t matches, std::string_view condition) {
        const std::string sql = std::string("SELECT d.id FROM documents d ") + (matches > many ? "INDEXED BY documents_order " : "") + "WHERE " +
                                std::string(condition) + " ORDER BY d.published DESC, d.name, d.id LIMIT ?3";
        SqliteQuery row = c.query(sql);
        row.bind(all).bind(titled).bind(static_cast<std::int64_t>(limit - ids.size()));
        while (row.step()) ids.push_back(row.text(0));
    };
    const std::size_t in_titles = count(c, titled);
    if (in_titles > 0 && limit > 0) add(in_titles, "d.number IN (SELECT rowid FROM words WHERE words MATCH ?2) AND ?1 <> ''");
    if (ids.size() < limit) {
        add(count(c, all), "d.number IN (SELECT rowid FROM words WHERE words MATCH ?1) AND d.number NOT IN "
                           "(SELECT rowid FROM words WHERE words MATCH ?2)");
    }
    return ids;
}

std::size_t SqliteStore::count_matches(std::string_view query) const { return count(*connection_, match_text(parse_search(query))); }

std::vector<SearchHit> SqliteStore::show_matches(std::string_view query, std::span<const std::string> documents) const {
    const std::vector<SearchTerm> terms = parse_search(query);
    std::vector<SearchHit> hits;
    for (const std::string& id : documents) {
        SqliteQuery row = connection_->query("SELECT id, name, url, title, outlet, published, lang, text FROM documents WHERE id = ?1");
        row.bind(id);
        if (!row.step()) continue;
        Snippet shown = snippet(row.text(7), terms);
        hits.push_back({{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)},
                        std::move(shown.text), std::move(shown.marks)});
    }
    return hits;
}

std::vector<SearchHit> SqliteStore::search(std::string_view query, std::size_t limit) const {
    return show_matches(query, find_matches(query, limit));
}

}  // namespace waybill
