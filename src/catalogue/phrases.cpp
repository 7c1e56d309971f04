#include "catalogue/phrases.h"

#include <utility>

namespace waybill {
namespace {

constexpr std::uint64_t edge_key(std::uint32_t node, std::uint32_t word) {
    return (static_cast<std::uint64_t>(node) << 32U) | word;
}

std::size_t edge_slot(std::uint64_t key, std::size_t slots) {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 24U) & (slots - 1);
}

/// Whether an ASCII piece folds to `folded`, without making a string.
bool folds_to(std::string_view piece, std::string_view folded) {
    if (piece.size() != folded.size()) return false;
    for (std::size_t i = 0; i < piece.size(); ++i) {
        const char c = piece[i];
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        if (lower != folded[i]) return false;
    }
    return true;
}

}  // namespace

NameTrie::NameTrie() : ends_(1), word_slots_(1024, none), edge_slots_(1024) {}

void NameTrie::add(Phrase phrase) {
    std::uint32_t node = root;
    PieceReader reader(phrase.text);
    Piece piece;
    std::uint32_t last_end = 0;
    while (reader.next(piece)) {
        phrase.gaps.push_back(gap_between(phrase.text, last_end, piece.begin));
        last_end = piece.end;
        const std::string folded = fold_piece(piece.of(phrase.text));
        if (node == root) first_hashes_.push_back(piece.hash);
        phrase.shapes.push_back(piece_shape(piece.of(phrase.text)));
        phrase.digits = phrase.digits || piece.digits;
        node = grow(node, intern(folded, piece.hash));
    }
    if (node == root) return;
    phrase.comma = phrase.text.find(',') != std::string::npos;
    ends_[node].push_back(static_cast<std::uint32_t>(phrases_.size()));
    phrases_.push_back(std::move(phrase));
}

void NameTrie::finish() {
    filter_.assign(filter_bits / 64, 0);
    for (const std::uint32_t hash : first_hashes_) {
        const std::uint32_t bit = (hash ^ (hash >> 15U)) & (filter_bits - 1);
        filter_[bit >> 6U] |= 1ULL << (bit & 63U);
    }
}

std::uint32_t NameTrie::step(std::uint32_t node, const Piece& piece, std::string_view text) const {
    const std::uint32_t word = word_of(piece, text);
    return word == none ? none : child(node, word);
}

std::uint32_t NameTrie::word_of(const Piece& piece, std::string_view text) const {
    const std::size_t mask = word_slots_.size() - 1;
    for (std::size_t slot = piece.hash & mask; word_slots_[slot] != none; slot = (slot + 1) & mask) {
        const Word& word = words_[word_slots_[slot]];
        if (word.hash != piece.hash) continue;
        const bool same = piece.ascii ? folds_to(piece.of(text), word.folded) : fold_piece(piece.of(text)) == word.folded;
        if (same) return word_slots_[slot];
    }
    return none;
}

std::uint32_t NameTrie::intern(const std::string& folded, std::uint32_t hash) {
    const std::size_t mask = word_slots_.size() - 1;
    std::size_t slot = hash & mask;
    for (; word_slots_[slot] != none; slot = (slot + 1) & mask) {
        const Word& word = words_[word_slots_[slot]];
        if (word.hash == hash && word.folded == folded) return word_slots_[slot];
    }
    const auto index = static_cast<std::uint32_t>(words_.size());
    words_.push_back({folded, hash});
    word_slots_[slot] = index;
    if (words_.size() * 2 > word_slots_.size()) rehash_words(word_slots_.size() * 2);
    return index;
}

void NameTrie::rehash_words(std::size_t slots) {
    word_slots_.assign(slots, none);
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
        std::size_t slot = words_[i].hash & (slots - 1);
        while (word_slots_[slot] != none) slot = (slot + 1) & (slots - 1);
        word_slots_[slot] = i;
    }
}

std::uint32_t NameTrie::child(std::uint32_t node, std::uint32_t word) const {
    const std::uint64_t key = edge_key(node, word);
    std::size_t slot = edge_slot(key, edge_slots_.size());
    for (; edge_slots_[slot].node != none; slot = (slot + 1) & (edge_slots_.size() - 1)) {
        if (edge_slots_[slot].key == key) return edge_slots_[slot].node;
    }
    return none;
}

std::uint32_t NameTrie::grow(std::uint32_t node, std::uint32_t word) {
    const std::uint32_t known = child(node, word);
    if (known != none) return known;
    if ((edges_ + 1) * 2 > edge_slots_.size()) rehash_edges(edge_slots_.size() * 2);
    const std::uint64_t key = edge_key(node, word);
    std::size_t slot = edge_slot(key, edge_slots_.size());
    while (edge_slots_[slot].node != none) slot = (slot + 1) & (edge_slots_.size() - 1);
    edge_slots_[slot] = {key, static_cast<std::uint32_t>(ends_.size())};
    ++edges_;
    ends_.emplace_back();
    return edge_slots_[slot].node;
}

void NameTrie::rehash_edges(std::size_t slots) {
    const std::vector<Edge> old = std::exchange(edge_slots_, std::vector<Edge>(slots));
    for (const Edge& edge : old) {
        if (edge.node == none) continue;
        std::size_t slot = edge_slot(edge.key, slots);
        while (edge_slots_[slot].node != none) slot = (slot + 1) & (slots - 1);
        edge_slots_[slot] = edge;
    }
}

}  // namespace waybill
