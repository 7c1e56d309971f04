#include "cases/shingles.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"

namespace waybill {
namespace {

constexpr std::size_t commonest = 100;  ///< runs in more documents than this link nothing
constexpr std::size_t fewest = 20;      ///< a shorter text may be one quoted sentence

/// One run in so many is indexed; short texts need more of theirs. Each is a
/// multiple of the former, so that samples of texts of any length meet.
constexpr std::uint64_t sampling(std::size_t runs) { return runs < 64 ? 1 : runs < 256 ? 4 : 8; }

/// What is known of a document's words: its text, else the sentences that its
/// claims quote.
std::string words_known(const DocEntry& doc) {
    if (doc.document != nullptr && !doc.document->text.empty()) return doc.document->text;
    std::string text;
    for (const Claim& claim : doc.claims->claims) {
        for (const Evidence& evidence : claim.evidence) text += evidence.text + '\n';
    }
    return text;
}

/// Hashes of the words of a text: letters and digits, ASCII case aside. Cheap,
/// since every text of the batch goes through it.
std::vector<std::uint64_t> word_hashes(std::string_view text) {
    std::vector<std::uint64_t> hashes;
    std::string word;
    const auto flush = [&] {
        if (!word.empty()) hashes.push_back(hash64(word));
        word.clear();
    };
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || byte >= 0x80) {
            word += c;
        } else if (byte >= 'A' && byte <= 'Z') {
            word += static_cast<char>(byte + 32);
        } else {
            flush();
        }
    }
    flush();
    return hashes;
}

std::vector<std::uint64_t> runs(const std::vector<std::uint64_t>& words, std::size_t length) {
    std::vector<std::uint64_t> hashes;
    for (std::size_t i = 0; i + length <= words.size(); ++i) {
        std::uint64_t hash = 0;
        for (std::size_t j = 0; j < length; ++j) hash = (hash ^ words[i + j]) * 0x9e3779b97f4a7c15ULL + (hash >> 29U);
        hashes.push_back(hash ^ (hash >> 32U));
    }
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    return hashes;
}

double containment(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    if (shorter == 0) return 0;
    std::size_t common = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) {
            ++common;
            ++i;
            ++j;
        } else if (a[i] < b[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    return static_cast<double>(common) / static_cast<double>(shorter);
}

}  // namespace

std::vector<TextReuse> find_reuse(const Batch& batch) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> index;
    for (std::uint32_t doc = 0; doc < batch.docs.size(); ++doc) {
        const auto threes = runs(word_hashes(words_known(batch.docs[doc])), 3);
        if (threes.size() < fewest) continue;
        const std::uint64_t each = sampling(threes.size());
        for (const std::uint64_t run : threes) {
            if (run % each == 0) index.emplace_back(run, doc);
        }
    }
    std::sort(index.begin(), index.end());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::size_t begin = 0; begin < index.size();) {
        std::size_t end = begin;
        while (end < index.size() && index[end].first == index[begin].first) ++end;
        if (end - begin > 1 && end - begin <= commonest) {
            for (std::size_t i = begin; i < end; ++i) {
                for (std::size_t j = i + 1; j < end; ++j) pairs.emplace_back(index[i].second, index[j].second);
            }
        }
        begin = end;
    }
    std::sort(pairs.begin(), pairs.end());
    std::vector<TextReuse> reuse;
    for (std::size_t begin = 0; begin < pairs.size();) {
        std::size_t end = begin;
        while (end < pairs.size() && pairs[end] == pairs[begin]) ++end;
        const std::size_t shared = end - begin;
        const auto [first, second] = pairs[begin];
        begin = end;
        if (shared < 2) continue;
        const auto a = word_hashes(words_known(batch.docs[first]));
        const auto b = word_hashes(words_known(batch.docs[second]));
        const TextReuse found{first, second, containment(runs(a, 5), runs(b, 5)), containment(runs(a, 3), runs(b, 3)), a.size() >= b.size()};
        if (found.threes >= 0.1) reuse.push_back(found);
    }
    return reuse;
}

}  // namespace waybill
