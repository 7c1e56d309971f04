// Counts, with the readings that their surroundings may call for.
#include <algorithm>
#include <charconv>

#include "claims/pool.h"

namespace waybill {

namespace {

std::optional<std::int64_t> plain_number(std::string_view written) {
    std::string digits;
    for (const char c : written) {
        if (c == ',' || c == ' ') continue;
        if (c < '0' || c > '9') return std::nullopt;
        digits += c;
    }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || digits.empty() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

}  // namespace

std::vector<PoolNumber> pool_numbers(const Scene& scene, const PoolLexicon& lexicon) {
    const Tree& tree = scene.tree();
    const std::vector<NumberMention>& numbers = tree.analysis().numbers;
    std::vector<PoolNumber> pool;
    std::vector<std::vector<std::size_t>> on(tree.size());  // by token, into pool
    const auto put = [&](NumberMention number, bool extra) {
        for (std::uint32_t t = tree.token_from(number.span.begin); t < tree.size() && tree[t].span.begin < number.span.end; ++t) {
            on[t].push_back(pool.size());
        }
        pool.push_back({number, extra});
    };
    const auto add = [&](Span span, std::optional<std::int64_t> min, std::optional<std::int64_t> max) {
        for (std::uint32_t t = tree.token_from(span.begin); t < tree.size() && tree[t].span.begin < span.end; ++t) {
            for (const std::size_t i : on[t]) {
                if (pool[i].at.min == min && pool[i].at.max == max) return;
            }
        }
        put({span, min, max, false}, true);
    };
    for (const NumberMention& number : numbers) put(number, false);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const NumberMention& n = numbers[i];
        // Bounds that stand apart from their number: "ten of them at least".
        add(n.span, n.min, std::nullopt);
        add(n.span, std::nullopt, n.max);
        if (n.min != n.max && n.min) add(n.span, n.min, n.min);
        if (i + 1 >= numbers.size()) continue;
        // "between 12 and 16", "no fewer than 40 and no more than 45"
        const NumberMention& next = numbers[i + 1];
        if (next.span.begin < n.span.end || next.span.begin - n.span.end > 25 || !n.min || !next.max || *next.max < *n.min) continue;
        add({n.span.begin, next.span.end}, n.min, next.max);
    }
    for (std::uint32_t t = 0; t < tree.size(); ++t) {
        const std::string& word = tree.word(t);
        if (const auto* count = lexicon.count(word)) add(tree[t].span, count->first, count->second);
        const auto value = plain_number(word);
        if (!value) continue;
        add(tree[t].span, value, value);
        add(tree[t].span, value, std::nullopt);
    }
    std::stable_sort(pool.begin(), pool.end(), [](const PoolNumber& a, const PoolNumber& b) {
        if (a.at.span != b.at.span) return a.at.span < b.at.span;
        return a.extra < b.extra;
    });
    return pool;
}

}  // namespace waybill
