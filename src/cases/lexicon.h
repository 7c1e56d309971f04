// Word lists and tables that linking works with, from data/linking tables.
#pragma once
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "waybill/claim.h"

namespace waybill {

/// Classes of words in LANG/linking.tsv.
enum class SourceWord : std::uint8_t {
    role, group, body, function, record, research, media, indefinite, own, dropped, credit, generic
};

/// Words that tell kinds of sources apart. A phrase is a sequence of words.
class LinkLexicon {
public:
    /// Reads */linking.tsv and item_fits.tsv, rivals.tsv, exchange.tsv of every folder.
    /// Throws DataError; a folder without one of the files adds nothing.
    static LinkLexicon load(const std::vector<std::filesystem::path>& data);

    /// A phrase of one class found in a text.
    struct Hit {
        SourceWord word = SourceWord::dropped;
        std::string_view value;   ///< "defence"; may be empty
        std::size_t begin = 0;    ///< tokens [begin, end)
        std::size_t end = 0;
    };
    /// All phrases in `tokens` (folded words), longest first at each place; one
    /// phrase may belong to several classes.
    std::vector<Hit> find(const std::vector<std::string>& tokens) const;
    /// Whether the phrase is of the class.
    bool is(SourceWord word, std::string_view phrase) const;

    /// Whether a claim on `wide`, which names no system, may be about `narrow`.
    bool fits(Category wide, Category narrow) const;
    /// Whether the two were in open conflict in `year` (0: at any time).
    bool rivals(std::string_view a, std::string_view b, int year) const;
    /// US dollars for one unit of `currency`, roughly; 0 when not known.
    double dollars(std::string_view currency) const;

private:
    struct Entry {
        SourceWord word;
        std::string value;
    };
    struct Rivalry {
        int from = 0;
        int to = 9999;
    };
    std::unordered_map<std::string, std::vector<Entry>> phrases_;
    std::size_t longest_ = 1;
    std::array<std::array<bool, 22>, 22> fits_{};
    std::map<std::pair<std::string, std::string>, Rivalry> rivals_;
    std::unordered_map<std::string, double> dollars_;
};

/// As fold(), and quicker for text that is nearly ASCII.
std::string plain_fold(std::string_view text);

/// Folded words of a text: letters, digits, inner hyphens and apostrophes.
std::vector<std::string> words_of(std::string_view text);

}  // namespace waybill
