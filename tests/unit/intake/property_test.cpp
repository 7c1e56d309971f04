// Whatever the bytes: no crash, spans inside the text, pieces in order, verbatim
// pieces equal to the bytes, the same document again from the same bytes.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "base/file.h"
#include "base/utf8.h"
#include "intake/reader.h"
#include "waybill/error.h"

namespace waybill {
namespace {

namespace fs = std::filesystem;

const Reader& reader() {
    static const Reader loaded = Reader::load({fs::path(WAYBILL_SOURCE_DIR) / "data"});
    return loaded;
}

void check(const std::string& bytes, Format format) {
    const ReadHints hints{"x", "", format};
    Document d;
    try {
        d = reader().read_document(bytes, hints);
    } catch (const InputError&) {
        return;
    }
    ASSERT_FALSE(first_invalid_utf8(d.text));
    ASSERT_EQ(d.text.find('\0'), std::string::npos);
    ASSERT_EQ(d.text.find('\r'), std::string::npos);
    if (d.source.empty()) {
        ASSERT_EQ(d.text, bytes);
    }
    std::uint32_t text_at = 0;
    std::uint64_t source_at = 0;
    for (const SourcePiece& piece : d.source) {
        ASSERT_LE(text_at, piece.text.begin);
        ASSERT_LT(piece.text.begin, piece.text.end);
        ASSERT_LE(piece.text.end, d.text.size());
        ASSERT_LE(source_at, piece.begin);
        ASSERT_LE(piece.begin, piece.end);
        ASSERT_LE(piece.end, bytes.size());
        ASSERT_TRUE(is_boundary(d.text, piece.text.begin) && is_boundary(d.text, piece.text.end));
        if (piece.verbatim) {
            ASSERT_EQ(piece.text.of(d.text), std::string_view(bytes).substr(piece.begin, piece.end - piece.begin));
        }
        text_at = piece.text.end;
        source_at = piece.begin;
    }
    std::uint32_t furniture_at = 0;
    for (const Span span : d.furniture) {
        ASSERT_LE(furniture_at, span.begin);
        ASSERT_LT(span.begin, span.end);
        ASSERT_LE(span.end, d.text.size());
        ASSERT_TRUE(is_boundary(d.text, span.begin) && is_boundary(d.text, span.end));
        furniture_at = span.end;
    }
    ASSERT_EQ(reader().read_document(bytes, hints), d);
}

std::vector<std::string> golden_inputs() {
    std::vector<std::string> inputs;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(WAYBILL_TEST_DIR) / "golden" / "intake")) {
        if (entry.path().extension() != ".expected") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) inputs.push_back(read_file(file));
    return inputs;
}

TEST(IntakeProperty, RandomBytes) {
    std::mt19937 random(1);
    for (int round = 0; round < 400; ++round) {
        std::string bytes(random() % 300, '\0');
        for (char& c : bytes) c = static_cast<char>(random() % 256);
        for (const Format format : {Format::detect, Format::text, Format::html, Format::json}) check(bytes, format);
    }
}

TEST(IntakeProperty, RandomMarkup) {
    const std::vector<std::string> words = {"<p>",
                                            "</p>",
                                            "<div class=\"share\">",
                                            "<div>",
                                            "</div>",
                                            "<b>",
                                            "</b>",
                                            "&amp;",
                                            "&nbsp;",
                                            "&#8217;",
                                            "&",
                                            "<",
                                            "<table>",
                                            "<td>",
                                            "</table>",
                                            "<a href=x>",
                                            "</a>",
                                            "<br>",
                                            "<!-- x -->",
                                            "<h1>",
                                            "</h1>",
                                            "<li>",
                                            "\r\n",
                                            "\0x",
                                            "é",
                                            "â€™",
                                            "\xE9",
                                            "A sentence that is long enough, it seems, to be running text.",
                                            " word",
                                            "e\xCC\x81",
                                            "<script>x</script>",
                                            "<select>",
                                            "</body>",
                                            "<article>",
                                            "</article>",
                                            "<figcaption>",
                                            "<title>",
                                            "</title>",
                                            "18 October 2022",
                                            "&copy2",
                                            "\"",
                                            "<svg>",
                                            "</svg>"};
    std::mt19937 random(2);
    for (int round = 0; round < 1500; ++round) {
        std::string html;
        for (std::size_t i = random() % 60; i > 0; --i) html += words[random() % words.size()];
        check(html, Format::html);
        check(html, Format::text);
    }
}

TEST(IntakeProperty, DamagedFiles) {
    std::mt19937 random(3);
    for (const std::string& input : golden_inputs()) {
        for (int round = 0; round < 25; ++round) {
            std::string bytes =
                input.substr(0, round % 3 == 0 && !input.empty() ? random() % input.size() : input.size());
            for (int i = 0; i < round && !bytes.empty(); ++i)
                bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
            check(bytes, Format::detect);
            check(bytes, Format::html);
        }
    }
}

TEST(IntakeProperty, JsonOfAnyText) {
    std::mt19937 random(4);
    for (int round = 0; round < 500; ++round) {
        std::string text = "x";
        for (std::size_t i = random() % 40; i > 0; --i) {
            const char32_t c = random() % 3 == 0   ? 0x20 + random() % 0x60
                               : random() % 2 == 0 ? 0xA1 + random() % 0x300
                                                   : 0x2010 + random() % 0x20;
            append_utf8(text, c);
        }
        std::string json = "{\"text\": \"";
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint c = decode_utf8(text, at);
            char escape[8];
            if (c.value == '"' || c.value == '\\' || (c.value < 0x10000 && random() % 3 == 0)) {
                std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c.value));
                json += escape;
            } else {
                json.append(text, at, c.size);
            }
            at += c.size;
        }
        json += "\"}";
        check(json, Format::json);
    }
}

}  // namespace
}  // namespace waybill
