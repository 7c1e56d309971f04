// Golden cases: every file of tests/golden/intake but *.expected and *.meta.json is
// read as a user would give it and compared with FILE.expected. To add a case, add
// a file and run with WAYBILL_ACCEPT=1, then look at what was written.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/file.h"
#include "intake/reader.h"

namespace waybill {
namespace {

namespace fs = std::filesystem;

/// The document for people: fields, notes, then the text with "~" before lines of
/// furniture.
std::string printed(const Arrival& arrival) {
    std::ostringstream out;
    if (arrival.line > 0) out << "line " << arrival.line << "\n";
    if (!arrival.refusal.empty()) {
        out << "refused: " << arrival.refusal << "\n";
        return out.str();
    }
    const Document& d = arrival.document;
    out << "title: " << d.title << "\noutlet: " << d.outlet << "\npublished: " << d.published << "\nlang: " << d.lang
        << "\nurl: " << d.url << "\n";
    for (const Note& note : d.notes) out << "note " << note.code << ": " << note.message << "\n";
    out << "\n";
    for (std::size_t at = 0; at < d.text.size();) {
        const std::size_t end = std::min(d.text.find('\n', at), d.text.size());
        bool marked = false;
        for (const Span span : d.furniture) marked = marked || (span.begin < end && at < span.end);
        out << (marked && end > at ? "~ " : end > at ? "  " : "") << d.text.substr(at, end - at) << "\n";
        at = end + 1;
    }
    return out.str();
}

/// Spans lie inside the text, pieces are in order, and verbatim ones are the bytes.
void check(const Arrival& arrival) {
    const Document& d = arrival.document;
    std::uint32_t text_at = 0;
    for (const SourcePiece& piece : d.source) {
        ASSERT_LE(text_at, piece.text.begin);
        ASSERT_LT(piece.text.begin, piece.text.end);
        ASSERT_LE(piece.text.end, d.text.size());
        ASSERT_LE(piece.begin, piece.end);
        ASSERT_LE(piece.end, arrival.bytes.size());
        if (piece.verbatim) {
            ASSERT_EQ(piece.text.of(d.text),
                      std::string_view(arrival.bytes).substr(piece.begin, piece.end - piece.begin));
        }
        text_at = piece.text.end;
    }
    for (const Span span : d.furniture) ASSERT_LE(span.end, d.text.size());
}

TEST(IntakeGolden, EveryCaseReadsAsExpected) {
    const Reader reader = Reader::load({fs::path(WAYBILL_SOURCE_DIR) / "data"});
    const fs::path folder = fs::path(WAYBILL_TEST_DIR) / "golden" / "intake";
    const bool accept = std::getenv("WAYBILL_ACCEPT") != nullptr;
    std::size_t cases = 0;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (entry.path().extension() != ".expected" && name.find(".meta.json") == std::string::npos)
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        SCOPED_TRACE(file.filename().string());
        std::string got;
        reader.read_input(file, [&](Arrival&& arrival) {
            if (!got.empty()) got += "\n";
            got += printed(arrival);
            if (arrival.refusal.empty()) check(arrival);
            return true;
        });
        const fs::path expected = file.string() + ".expected";
        if (accept) write_file_atomically(expected, got);
        EXPECT_EQ(fs::exists(expected) ? read_file(expected) : "", got);
        ++cases;
    }
    EXPECT_GT(cases, 10U);
}

}  // namespace
}  // namespace waybill
