#include "intake/json_text.h"

#include <fmt/format.h>
#include <array>

#include "base/utf8.h"
#include "waybill/error.h"

namespace waybill {
namespace {

constexpr int deepest_nesting = 200;

class Scanner {
public:
    Scanner(std::string_view json, std::size_t at) : json_(json), at_(at) {}

    std::size_t at() const { return at_; }

    void blanks() {
        while (at_ < json_.size() &&
               (json_[at_] == ' ' || json_[at_] == '\t' || json_[at_] == '\n' || json_[at_] == '\r'))
            ++at_;
    }

    bool take(char c) {
        blanks();
        if (at_ >= json_.size() || json_[at_] != c) return false;
        ++at_;
        return true;
    }

    void expect(char c) {
        if (!take(c)) fail(fmt::format("'{}' expected", c));
    }

    void end() {
        blanks();
        if (at_ != json_.size()) fail("more after the object");
    }

    JsonValue value(int depth) {
        blanks();
        if (at_ >= json_.size()) fail("cut off");
        JsonValue value{JsonKind::null, at_, at_};
        switch (json_[at_]) {
            case '"':
                value.kind = JsonKind::string;
                string();
                break;
            case '{':
                value.kind = JsonKind::object;
                object(depth);
                break;
            case '[':
                value.kind = JsonKind::array;
                array(depth);
                break;
            case 't':
                value.kind = JsonKind::boolean;
                word("true");
                break;
            case 'f':
                value.kind = JsonKind::boolean;
                word("false");
                break;
            case 'n':
                word("null");
                break;
            case 'N':
                word("NaN");
                break;  // Python's json.dumps writes it for a missing number
            default:
                value.kind = JsonKind::number;
                number();
                break;
        }
        value.end = at_;
        return value;
    }

    void string() {
        const std::size_t open = at_++;
        while (true) {
            while (at_ < json_.size() && !special_[static_cast<unsigned char>(json_[at_])]) ++at_;
            if (at_ >= json_.size()) {
                at_ = open;
                fail("a string that does not end: the line is cut off");
            }
            if (json_[at_] == '"') break;
            if (json_[at_] == '\\')
                escape();
            else
                fail("a control character inside a string");
        }
        ++at_;
    }

private:
    [[noreturn]] void fail(const std::string& what) const {
        throw InputError(fmt::format("byte {}: {}", at_ + 1, what));
    }

    void escape() {
        const char c = at_ + 1 < json_.size() ? json_[at_ + 1] : '\0';
        if (c == 'u') {
            for (std::size_t i = 2; i < 6; ++i) {
                const char digit = at_ + i < json_.size() ? json_[at_ + i] : '\0';
                const bool hex =
                    (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f') || (digit >= 'A' && digit <= 'F');
                if (!hex) fail("\\u without four hexadecimal digits");
            }
            at_ += 6;
        } else if (std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos && c != '\0') {
            at_ += 2;
        } else {
            fail("an unknown escape in a string");
        }
    }

    void object(int depth) {
        if (depth >= deepest_nesting) fail("brackets nested too deep");
        ++at_;
        if (take('}')) return;
        do {
            blanks();
            if (at_ >= json_.size() || json_[at_] != '"') fail("a key in quotation marks expected");
            string();
            expect(':');
            value(depth + 1);
        } while (take(','));
        expect('}');
    }

    void array(int depth) {
        if (depth >= deepest_nesting) fail("brackets nested too deep");
        ++at_;
        if (take(']')) return;
        do value(depth + 1);
        while (take(','));
        expect(']');
    }

    void word(std::string_view word) {
        if (json_.substr(at_, word.size()) != word) fail("not a JSON value");
        at_ += word.size();
    }

    void number() {
        const std::size_t begin = at_;
        const auto digits = [&] {
            const std::size_t first = at_;
            while (at_ < json_.size() && json_[at_] >= '0' && json_[at_] <= '9') ++at_;
            return at_ > first;
        };
        if (json_[at_] == '-') ++at_;
        bool good = digits();
        if (good && at_ < json_.size() && json_[at_] == '.') {
            ++at_;
            good = digits();
        }
        if (good && at_ < json_.size() && (json_[at_] == 'e' || json_[at_] == 'E')) {
            ++at_;
            if (at_ < json_.size() && (json_[at_] == '+' || json_[at_] == '-')) ++at_;
            good = digits();
        }
        if (!good) {
            at_ = begin;
            fail("not a JSON value");
        }
    }

    static constexpr std::array<bool, 256> special_ = [] {
        std::array<bool, 256> table{};
        for (std::size_t c = 0; c < 0x20; ++c) table[c] = c != '\t';  // raw tabs are met and harmless
        table['"'] = table['\\'] = true;
        return table;
    }();

    std::string_view json_;
    std::size_t at_;
};

char32_t hex4(std::string_view digits) {
    char32_t value = 0;
    for (const char c : digits) {
        value <<= 4U;
        if (c <= '9')
            value += static_cast<char32_t>(c - '0');
        else
            value += static_cast<char32_t>((c | 0x20) - 'a' + 10);
    }
    return value;
}

/// The character of the escape at `at` (on the backslash) and its length in bytes.
CodePoint unescape(std::string_view body, std::size_t at) {
    switch (body[at + 1]) {
        case 'b':
            return {'\b', 2, true};
        case 'f':
            return {'\f', 2, true};
        case 'n':
            return {'\n', 2, true};
        case 'r':
            return {'\r', 2, true};
        case 't':
            return {'\t', 2, true};
        case 'u':
            break;
        default:
            return {static_cast<unsigned char>(body[at + 1]), 2, true};
    }
    const char32_t unit = hex4(body.substr(at + 2, 4));
    if (unit < 0xD800 || unit > 0xDFFF) return {unit, 6, true};
    if (unit < 0xDC00 && body.substr(at + 6, 2) == "\\u") {
        const char32_t low = hex4(body.substr(at + 8, 4));
        if (low >= 0xDC00 && low <= 0xDFFF) return {0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00), 12, true};
    }
    return {0xFFFD, 6, false};
}

}  // namespace

std::vector<JsonField> json_fields(std::string_view json) {
    std::vector<JsonField> fields;
    Scanner scanner(json, 0);
    scanner.expect('{');
    if (!scanner.take('}')) {
        do {
            scanner.blanks();
            const JsonValue key = scanner.value(1);
            if (key.kind != JsonKind::string)
                throw InputError(fmt::format("byte {}: a key in quotation marks expected", key.begin + 1));
            scanner.expect(':');
            const JsonValue value = scanner.value(1);
            fields.push_back({json_string(json, key).text, value});
        } while (scanner.take(','));
        scanner.expect('}');
    }
    scanner.end();
    return fields;
}

std::vector<JsonValue> json_elements(std::string_view json, JsonValue value) {
    std::vector<JsonValue> elements;
    Scanner scanner(json, value.begin + 1);
    if (scanner.take(']')) return elements;
    do elements.push_back(scanner.value(1));
    while (scanner.take(','));
    return elements;
}

MappedText json_string(std::string_view json, JsonValue value) {
    MappedText out;
    const std::size_t offset = value.begin + 1;
    const std::string_view body = json.substr(offset, value.end - value.begin - 2);
    out.text.reserve(body.size());
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t next = std::min(body.find('\\', at), body.size());
        out.keep(body.substr(at, next - at), offset + at);
        if (next == body.size()) break;
        const CodePoint c = unescape(body, next);
        std::string made;
        append_utf8(made, c.value);
        out.put(made, offset + next, offset + next + c.size);
        at = next + c.size;
    }
    return out;
}

}  // namespace waybill
