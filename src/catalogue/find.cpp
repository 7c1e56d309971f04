// Decides, with the whole document in view, which of the phrases that the scan
// met are mentions.
#include <algorithm>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "catalogue/scan.h"
#include "catalogue/tables.h"

namespace waybill {
namespace {

constexpr std::uint32_t arms_window = 250;   ///< bytes within which other arms make an everyday word one of them
constexpr std::uint32_t name_window = 4000;  ///< the same for a name that is not everyday English
constexpr std::uint32_t capital_window = 1500;  ///< within which a system makes a mere capital another
constexpr std::uint32_t beside_window = 24;  ///< bytes between a name and the noun for what it is

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// Whether a list sorted by span has one that overlaps `span`.
template <class T>
bool any_overlaps(const std::vector<T>& mentions, Span span) {
    auto at = std::upper_bound(mentions.begin(), mentions.end(), span.begin,
                               [](std::uint32_t begin, const T& mention) { return begin < mention.span.end; });
    return at != mentions.end() && at->span.overlaps(span);
}

/// The first of a sorted list that begins at or after byte `at`.
template <class T>
auto first_from(const std::vector<T>& mentions, std::uint32_t at) {
    return std::lower_bound(mentions.begin(), mentions.end(), at,
                            [](const T& mention, std::uint32_t begin) { return mention.span.begin < begin; });
}

bool ends_sentence(std::string_view between) {
    return between.find_first_of(".;:!?\n()") != std::string_view::npos;
}

class Finder {
public:
    Finder(const CatalogueTables& tables, std::string_view text, std::string_view published)
        : tables_(tables), text_(text), published_(published), scan_(scan_text(tables.trie, text)) {}

    CatalogueMentions run() {
        add_kinds();
        add_systems();
        std::erase_if(out_.kinds, [&](const KindMention& kind) { return any_overlaps(out_.systems, kind.span); });
        add_designations();
        add_outlets();
        add_parties();
        return std::move(out_);
    }

    /// Systems and parties by their names alone, whatever stands around them.
    CatalogueMentions run_loose() {
        for (const NameHit& hit : found(Lexicon::system)) {
            out_.systems.push_back({hit.span, tables_.trie.phrase(hit.phrase).target, hit.variant});
        }
        for (const NameHit& hit : found(Lexicon::party)) {
            const Phrase& phrase = tables_.trie.phrase(hit.phrase);
            if (phrase.cue == PartyCue::person) {
                if (phrase.everyday && !full_name(hit)) continue;
                const std::uint32_t leader = leaders_at(hit.node).front();
                out_.parties.push_back({hit.span, tables_.rows.leaders[leader].party, phrase.cue});
            } else {
                out_.parties.push_back({hit.span, party_of_the_day(hit), phrase.cue});
            }
        }
        return std::move(out_);
    }

private:
    const std::vector<NameHit>& found(Lexicon lexicon) const {
        return scan_.found[static_cast<std::size_t>(lexicon)];
    }

    void add_kinds() {
        for (const NameHit& candidate : found(Lexicon::kind)) {
            const Phrase& phrase = tables_.trie.phrase(candidate.phrase);
            const Kind& kind = tables_.rows.kinds[phrase.target];
            out_.kinds.push_back({candidate.span, kind.category, phrase.plural, kind.weak, kind.head});
        }
    }

    void add_systems() {
        const auto& candidates = found(Lexicon::system);
        std::vector<bool> sure(candidates.size());
        std::set<std::uint32_t> sure_systems;
        std::vector<SystemMention> sure_mentions;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const Phrase& phrase = tables_.trie.phrase(candidates[i].phrase);
            sure[i] = !phrase.needs_context || (beside_kind(candidates[i].span) && !in_a_longer_name(candidates[i].span));
            if (!sure[i]) continue;
            sure_systems.insert(phrase.target);
            sure_mentions.push_back({candidates[i].span, phrase.target, candidates[i].variant});
        }
        std::vector<bool> meant = sure;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const Phrase& phrase = tables_.trie.phrase(candidates[i].phrase);
            const Span span = candidates[i].span;
            if (sure[i] || in_a_longer_name(span)) continue;
            const bool vague = phrase.everyday || (phrase.digits && phrase.text.size() <= 3);
            const bool near = (phrase.digits || !in_capitals(text_, span.begin)) &&
                              near_arms(span, sure_mentions, vague ? arms_window : name_window);
            meant[i] = near || sure_systems.contains(phrase.target);
        }
        add_meant_systems(candidates, meant);
    }

    /// Among systems another may be named by a capital alone, "gave them Patriots",
    /// but not where every word has one. Two names of one system in a row are one
    /// mention, "B-52H Stratofortress".
    void add_meant_systems(const std::vector<NameHit>& candidates, const std::vector<bool>& meant) {
        std::vector<SystemMention> firm;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (meant[i]) firm.push_back({candidates[i].span, 0, false});
        }
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const NameHit& candidate = candidates[i];
            const Phrase& phrase = tables_.trie.phrase(candidate.phrase);
            const Span span = candidate.span;
            const auto by_capital = [&] {
                return !phrase.digits && !begins_sentence(span.begin) && !in_capitals(text_, span.begin) &&
                       !in_a_longer_name(span) && near_firm(span, firm);
            };
            if ((!meant[i] && !by_capital()) || in_a_party(span)) continue;
            auto& systems = out_.systems;
            const bool same = !systems.empty() && systems.back().system == phrase.target &&
                              span.begin == systems.back().span.end + 1 && text_[span.begin - 1] == ' ';
            if (same) {
                systems.back().span.end = span.end;
            } else {
                systems.push_back({span, phrase.target, candidate.variant});
            }
        }
    }

    bool near_firm(Span span, const std::vector<SystemMention>& firm) const {
        const auto at = first_from(firm, span.begin > capital_window ? span.begin - capital_window : 0);
        return at != firm.end() && at->span.begin < span.end + capital_window;
    }

    bool beside_kind(Span span) const {
        const auto next = first_from(out_.kinds, span.end);
        if (next != out_.kinds.end() && next->span.begin - span.end <= beside_window &&
            !ends_sentence(text_.substr(span.end, next->span.begin - span.end))) {
            return true;
        }
        if (next == out_.kinds.begin()) return false;
        const auto last = std::prev(next);
        return last->span.end <= span.begin && span.begin - last->span.end <= 4 &&
               !ends_sentence(text_.substr(last->span.end, span.begin - last->span.end));
    }

    /// Part of a party's longer name: "Shahed" in "Shahed Aviation Industries".
    bool in_a_party(Span span) const {
        const auto& parties = found(Lexicon::party);
        auto at = std::upper_bound(parties.begin(), parties.end(), span.begin,
                                   [](std::uint32_t begin, const NameHit& party) { return begin < party.span.end; });
        return at != parties.end() && at->span.contains(span) && at->span != span;
    }

    bool near_arms(Span span, const std::vector<SystemMention>& sure, std::uint32_t window) const {
        const std::uint32_t from = span.begin > window ? span.begin - window : 0;
        const std::uint32_t to = span.end + window;
        const auto system = first_from(sure, from);
        if (system != sure.end() && system->span.begin < to) return true;
        for (auto kind = first_from(out_.kinds, from); kind != out_.kinds.end() && kind->span.begin < to; ++kind) {
            if (!kind->weak) return true;
        }
        return false;
    }

    /// Whether a capitalised word that names nothing known stands beside the span,
    /// so that both are a name of something else ("Patriot Act").
    /// With `titles` an everyday word before it may be one: "President Carter".
    bool in_a_longer_name(Span span, bool titles = false) const {
        if (in_capitals(text_, span.begin)) return false;
        PieceReader reader(text_, span.end);
        Piece piece;
        if (reader.next(piece) && gap_between(text_, span.end, piece.begin) == Gap::space && foreign_capital(piece)) {
            return true;
        }
        return word_before_is_foreign(span, titles);
    }

    bool word_before_is_foreign(Span span, bool titles) const {
        if (span.begin < 2 || text_[span.begin - 1] != ' ') return false;
        Piece piece;
        std::uint32_t begin = span.begin - 1;
        while (begin > 0 && span.begin - begin < 40 && text_[begin - 1] != ' ' && text_[begin - 1] != '\n') --begin;
        PieceReader back(text_, begin);
        if (!back.next(piece) || piece.end != span.begin - 1) return false;
        if (!foreign_capital(piece)) return false;
        if (titles && tables_.titles.contains(fold_piece(piece.of(text_)))) return false;
        return !tables_.rows.everyday.contains(fold_piece(piece.of(text_))) || (!titles && !begins_sentence(piece.begin));
    }

    /// Whether a surname alone is part of another name: "Roy Cooper", "Costa Rica".
    bool in_another_name(Span span) const {
        if (in_capitals(text_, span.begin)) return false;
        if (span.begin > 0 && text_[span.begin - 1] == '-') return true;
        const std::string_view after = text_.substr(span.end, 3);
        if (after.starts_with(" &") || (span.begin > 1 && text_.substr(span.begin - 2, 2) == "& ")) return true;
        PieceReader reader(text_, span.end);
        Piece piece;
        if (reader.next(piece) && gap_between(text_, span.end, piece.begin) == Gap::space && foreign_capital(piece) &&
            !tables_.rows.everyday.contains(fold_piece(piece.of(text_)))) {
            return true;
        }
        return word_before_is_foreign(span, true);
    }

    bool foreign_capital(const Piece& piece) const {
        if (piece.digits || !is_upper(text_[piece.begin])) return false;
        const Span span{piece.begin, piece.end};
        if (any_overlaps(found(Lexicon::system), span) || any_overlaps(found(Lexicon::kind), span)) return false;
        const auto& parties = found(Lexicon::party);
        const auto at = first_from(parties, piece.begin);
        const bool party = at != parties.end() && at->span.begin == piece.begin;
        if (party) return tables_.trie.phrase(at->phrase).cue == PartyCue::person;
        return !any_overlaps(parties, span);
    }

    void add_outlets() {
        for (const NameHit& candidate : found(Lexicon::outlet)) {
            const Phrase& phrase = tables_.trie.phrase(candidate.phrase);
            const bool common = tables_.rows.outlet_common[phrase.target] && phrase.shapes.size() == 1;
            if (phrase.everyday && begins_sentence(candidate.span.begin)) continue;
            if ((phrase.everyday || common) && in_capitals(text_, candidate.span.begin)) continue;
            if (common && in_a_longer_name(candidate.span)) continue;
            out_.outlets.push_back({candidate.span, phrase.target});
        }
    }

    bool begins_sentence(std::uint32_t at) const {
        while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '"')) --at;
        return at == 0 || text_[at - 1] == '.' || text_[at - 1] == '\n' || text_[at - 1] == '!' || text_[at - 1] == '?' ||
               static_cast<unsigned char>(text_[at - 1]) >= 0x80;
    }

    void add_parties() {
        std::set<std::uint32_t> named;  // leaders whose full name the document has
        for (const NameHit& candidate : found(Lexicon::party)) {
            if (tables_.trie.phrase(candidate.phrase).cue != PartyCue::person || !full_name(candidate)) continue;
            for (const std::uint32_t leader : leaders_at(candidate.node)) named.insert(leader);
        }
        for (const NameHit& candidate : found(Lexicon::party)) {
            const Phrase& phrase = tables_.trie.phrase(candidate.phrase);
            std::uint32_t party = phrase.target;
            if (phrase.cue == PartyCue::person) {
                const auto leader = leader_of(candidate, named);
                if (!leader || (!full_name(candidate) && in_another_name(candidate.span))) continue;
                party = tables_.rows.leaders[*leader].party;
            } else {
                party = party_of_the_day(candidate);
                if (phrase.shapes.size() == 1 && !sure_party(party, candidate)) continue;
            }
            if (masked(candidate.span) || is_given_name(candidate.span)) continue;
            out_.parties.push_back({candidate.span, party, phrase.cue});
        }
    }

    /// Of the parties that share a name, "Moscow", the one that there was when the
    /// text was published; without a date the one that lasts.
    std::uint32_t party_of_the_day(const NameHit& candidate) const {
        const Phrase& phrase = tables_.trie.phrase(candidate.phrase);
        for (const std::uint32_t index : tables_.trie.phrases_at(candidate.node)) {
            const Phrase& other = tables_.trie.phrase(index);
            if (other.lexicon != Lexicon::party || other.cue != phrase.cue) continue;
            const std::string& until = tables_.rows.party_names[other.target].until;
            const bool ended = !until.empty() && (published_.empty() || until < published_);
            const bool shared = tables_.rows.party_names[phrase.target].until.empty();
            if (!until.empty() && !ended && shared) return other.target;
            if (until.empty() && !shared && (published_.empty() || tables_.rows.party_names[phrase.target].until < published_)) {
                return other.target;
            }
        }
        return phrase.target;
    }

    /// Whether one word that is an everyday one too means the party here.
    bool sure_party(std::uint32_t party, const NameHit& candidate) const {
        const PartyKind kind = tables_.rows.parties[party].kind;
        if (kind == PartyKind::state || !tables_.rows.party_names[party].common_word) return true;
        if (in_capitals(text_, candidate.span.begin) || in_a_longer_name(candidate.span)) return false;
        if (tables_.trie.phrase(candidate.phrase).everyday && begins_sentence(candidate.span.begin)) return false;
        return near_arms(candidate.span, out_.systems, arms_window);
    }

    bool full_name(const NameHit& candidate) const {
        return tables_.trie.phrase(candidate.phrase).shapes.size() > 1;
    }

    std::vector<std::uint32_t> leaders_at(std::uint32_t node) const {
        std::vector<std::uint32_t> leaders;
        for (const std::uint32_t index : tables_.trie.phrases_at(node)) {
            const Phrase& phrase = tables_.trie.phrase(index);
            if (phrase.lexicon == Lexicon::party && phrase.cue == PartyCue::person) leaders.push_back(phrase.target);
        }
        return leaders;
    }

    bool in_office(std::uint32_t leader) const {
        const Leader& row = tables_.rows.leaders[leader];
        return !published_.empty() && (row.from.empty() || row.from <= published_) &&
               (row.to.empty() || published_ <= row.to);
    }

    /// Whom a name means: somebody in office; with a full name in the document
    /// somebody out of office too, unless the text calls him former.
    std::optional<std::uint32_t> leader_of(const NameHit& candidate, const std::set<std::uint32_t>& named) const {
        const std::vector<std::uint32_t> leaders = leaders_at(candidate.node);
        std::optional<std::uint32_t> serving;
        std::optional<std::uint32_t> known;
        bool doubtful = false;
        for (const std::uint32_t leader : leaders) {
            const std::uint32_t party = tables_.rows.leaders[leader].party;
            if (named.contains(leader) && (!known || (!in_office(*known) && in_office(leader)))) known = leader;
            if (!in_office(leader)) continue;
            doubtful = doubtful || (serving && tables_.rows.leaders[*serving].party != party);
            if (!serving) serving = leader;
        }
        // "May" and "Brown" are people only in documents that have their full name, and not before a number.
        if (tables_.trie.phrase(candidate.phrase).everyday && (!known || before_number(candidate.span.end))) {
            return std::nullopt;
        }
        if (known && in_office(*known)) return known;
        if (serving && !doubtful && !known) return serving;
        if (serving && known && tables_.rows.leaders[*serving].party == tables_.rows.leaders[*known].party) return serving;
        if (known && !called_former(candidate.span.begin)) return known;
        return std::nullopt;
    }

    bool before_number(std::uint32_t end) const {
        return end + 1 < text_.size() && text_[end] == ' ' && text_[end + 1] >= '0' && text_[end + 1] <= '9';
    }

    /// Whether one of the three words before byte `at` says "former".
    bool called_former(std::uint32_t at) const {
        std::uint32_t begin = at;
        for (int words = 0; words < 4 && begin > 0 && at - begin < 60; --begin) {
            if (text_[begin - 1] == '.' || text_[begin - 1] == '\n') break;
            if (text_[begin - 1] == ' ') ++words;
        }
        while (begin < at && !is_boundary(text_, begin)) ++begin;
        PieceReader reader(text_.substr(0, at), begin);
        Piece piece;
        while (reader.next(piece)) {
            if (tables_.former_words.contains(fold_piece(piece.of(text_)))) return true;
        }
        return false;
    }

    /// Inside an outlet's or a system's name.
    bool masked(Span span) const {
        const auto inside = [&](const auto& mentions) {
            auto at = std::upper_bound(mentions.begin(), mentions.end(), span.begin,
                                       [](std::uint32_t begin, const auto& mention) { return begin < mention.span.end; });
            return at != mentions.end() && at->span.contains(span) && at->span != span;
        };
        return inside(out_.outlets) || inside(out_.systems);
    }

    bool is_given_name(Span span) const {
        if (!tables_.given_names.contains(fold(span.of(text_))) || in_capitals(text_, span.begin)) return false;
        PieceReader reader(text_, span.end);
        Piece piece;
        if (!reader.next(piece) || gap_between(text_, span.end, piece.begin) != Gap::space) return false;
        return foreign_capital(piece) && !tables_.rows.everyday.contains(fold_piece(piece.of(text_)));
    }

    /// Designations that no row has, from right to left, so that in "Kh-998 and
    /// Kh-999 missiles" the second vouches for the first.
    void add_designations() {
        std::vector<DesignationMention> accepted;  // in reverse
        for (auto span = scan_.designators.rbegin(); span != scan_.designators.rend(); ++span) {
            if (any_overlaps(out_.systems, *span) || any_overlaps(found(Lexicon::mask), *span)) continue;
            if (looks_like_a_date(*span)) continue;
            auto category = category_after(*span, accepted);
            if (!category) category = category_before(*span);
            if (category) accepted.push_back({*span, std::string(span->of(text_)), *category});
        }
        std::reverse(accepted.begin(), accepted.end());
        out_.designations = std::move(accepted);
    }

    bool looks_like_a_date(Span span) const {
        const std::string_view written = span.of(text_);
        PieceReader reader(written);
        Piece letters;
        Piece digits;
        if (!reader.next(letters) || !reader.next(digits)) return true;
        const std::string_view number = digits.of(written);
        const bool year = number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
        return year || tables_.rows.everyday.contains(fold_piece(letters.of(written)));
    }

    std::optional<Category> category_after(Span span, const std::vector<DesignationMention>& accepted) const {
        const auto kind = first_from(out_.kinds, span.end);
        if (kind != out_.kinds.end() && !kind->weak && close(span.end, kind->span.begin)) return kind->category;
        if (!accepted.empty() && joined(span.end, accepted.back().span.begin)) return accepted.back().category;
        const auto system = first_from(out_.systems, span.end);
        if (system != out_.systems.end() && joined(span.end, system->span.begin)) {
            return tables_.rows.systems[system->system].category;
        }
        return std::nullopt;
    }

    std::optional<Category> category_before(Span span) const {
        const auto next = first_from(out_.kinds, span.begin);
        if (next == out_.kinds.begin()) return std::nullopt;
        const auto kind = std::prev(next);
        if (kind->weak || kind->span.end > span.begin || span.begin - kind->span.end > 2) return std::nullopt;
        const std::string_view between = text_.substr(kind->span.end, span.begin - kind->span.end);
        if (between != " " && between != "\n" && between != " (") return std::nullopt;
        return kind->category;
    }

    /// Nothing but a blank or the rest of a compound ("-class ") in between.
    bool close(std::uint32_t end, std::uint32_t begin) const {
        if (begin - end > 12 || begin == end) return begin == end;
        const std::string_view between = text_.substr(end, begin - end);
        if (between.size() == 1) return between[0] == ' ' || between[0] == '-' || between[0] == '\n';
        return between[0] == '-' && between.find_first_of(" ,.") == between.size() - 1 && between.back() == ' ';
    }

    /// A comma or a short word between two members of a list.
    bool joined(std::uint32_t end, std::uint32_t begin) const {
        return begin - end <= 6 && !ends_sentence(text_.substr(end, begin - end));
    }

    const CatalogueTables& tables_;
    std::string_view text_;
    std::string_view published_;
    Scan scan_;
    CatalogueMentions out_;
};

}  // namespace

CatalogueMentions find_mentions(const CatalogueTables& tables, std::string_view text, std::string_view published) {
    return Finder(tables, text, published.substr(0, 10)).run();
}

CatalogueMentions find_names(const CatalogueTables& tables, std::string_view text, std::string_view published) {
    return Finder(tables, text, published.substr(0, 10)).run_loose();
}

}  // namespace waybill
