// What a loaded catalogue keeps. Private to this folder.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/phrases.h"
#include "catalogue/rows.h"

namespace waybill {

using NameIndex = std::map<std::string, std::uint32_t, std::less<>>;

struct CatalogueTables {
    Rows rows;
    NameTrie trie;
    NameIndex system_ids;    ///< by id
    NameIndex party_ids;
    NameIndex outlet_ids;
    NameIndex system_names;  ///< by squeezed designation or alias
    NameIndex party_names;
    NameIndex outlet_names;
    std::set<std::string, std::less<>> given_names;   ///< folded
    std::set<std::string, std::less<>> former_words;  ///< folded
    std::set<std::string, std::less<>> titles;        ///< folded
};

struct Catalogue::Tables : CatalogueTables {};

/// Makes the trie and the indices from the rows.
void index_rows(CatalogueTables& tables);

/// Catalogue::find, Catalogue::find_names and Catalogue::check.
CatalogueMentions find_mentions(const CatalogueTables& tables, std::string_view text, std::string_view published);
CatalogueMentions find_names(const CatalogueTables& tables, std::string_view text, std::string_view published);
std::vector<std::string> check_tables(const CatalogueTables& tables);

}  // namespace waybill
