#include "intake/reader.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace waybill {
namespace {

namespace fs = std::filesystem;

class ReaderTest : public testing::Test {
protected:
    ReaderTest() : reader(Reader::load({fs::path(WAYBILL_SOURCE_DIR) / "data"})) {
        folder = fs::temp_directory_path() /
                 ("waybill-reader-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
        fs::remove_all(folder);
        fs::create_directories(folder);
    }
    ~ReaderTest() override { fs::remove_all(folder); }

    void write(const std::string& name, std::string_view bytes) const {
        fs::create_directories((folder / name).parent_path());
        std::ofstream(folder / name, std::ios::binary) << bytes;
    }

    std::vector<Arrival> all() const { return all(folder); }
    std::vector<Arrival> all(const fs::path& input) const {
        std::vector<Arrival> arrivals;
        reader.read_input(input, [&](Arrival&& arrival) {
            arrivals.push_back(std::move(arrival));
            return true;
        });
        return arrivals;
    }
    std::vector<Arrival> stream(const std::string& bytes) const {
        std::istringstream in(bytes);
        std::vector<Arrival> arrivals;
        reader.read_stream(in, "-", [&](Arrival&& arrival) {
            arrivals.push_back(std::move(arrival));
            return true;
        });
        return arrivals;
    }

    Reader reader;
    fs::path folder;
};

TEST_F(ReaderTest, TakesNoSloganForATitle) {
    write("a.txt", "The letter that brings the harbour to you.\nDONATE\nWhat we read today\nSign up for our letter\n\n"
                   "Tanks arrive in the old harbour\n\nBy ship\n\n" + std::string(210, 'x') + " y.\nThe tanks came by ship.\n");
    write("c.txt", "The tanks came by ship.\n");
    std::vector<std::string> titles;
    for (const auto& arrival : all()) titles.push_back(arrival.document.title);
    EXPECT_EQ(titles, (std::vector<std::string>{"Tanks arrive in the old harbour", "The tanks came by ship."}));
}

TEST_F(ReaderTest, ReadsATextWithItsMetadata) {
    write("a.txt", "Tanks arrive\n\nThe tanks came by ship.\n");
    write(
        "a.meta.json",
        R"({"url": "https://www.example.org/1", "outlet": "The Example", "date": "Oct 18, 2022", "language": "en-GB"})");
    const auto arrivals = all();
    ASSERT_EQ(arrivals.size(), 1U);
    const Document& d = arrivals[0].document;
    EXPECT_EQ(arrivals[0].refusal, "");
    EXPECT_EQ(d.name, "a");
    EXPECT_EQ(d.title, "Tanks arrive");
    EXPECT_EQ(d.outlet, "The Example");
    EXPECT_EQ(d.published, "2022-10-18");
    EXPECT_EQ(d.lang, "en");
    EXPECT_EQ(d.text, "Tanks arrive\n\nThe tanks came by ship.\n");
    EXPECT_TRUE(d.source.empty());
}

TEST_F(ReaderTest, ReadsJsonLinesOneByOneAndRefusesBadOnes) {
    const auto arrivals = stream(
        "{\"id\": \"x\", \"text\": \"One \\u201cword\\u201d.\"}\r\n\n{\"id\": \"y\", \"text\": \n{\"doc\": \"z\", "
        "\"content\": \"Three.\"}");
    ASSERT_EQ(arrivals.size(), 3U);
    EXPECT_EQ(arrivals[0].line, 1U);
    EXPECT_EQ(arrivals[0].document.name, "x");
    EXPECT_EQ(arrivals[0].document.text, "One “word”.");
    EXPECT_EQ(arrivals[1].line, 3U);
    EXPECT_NE(arrivals[1].refusal, "");
    EXPECT_EQ(arrivals[2].document.name, "z");
    EXPECT_EQ(arrivals[2].line, 4U);
}

TEST_F(ReaderTest, ArchivedBytesOfAJsonLineAreItsEscapes) {
    const auto arrivals = stream(R"({"text": "One \u201cword\u201d."})"
                                 "\n"
                                 R"({"text": "Two."})"
                                 "\n");
    ASSERT_EQ(arrivals.size(), 2U);
    const Document& d = arrivals[0].document;
    const auto at = static_cast<std::uint32_t>(d.text.find("“"));
    const SourceRange range = d.archived({at, at + 10});
    EXPECT_EQ(arrivals[0].bytes.substr(range.begin, range.end - range.begin), R"(\u201cword\u201d)");
}

TEST_F(ReaderTest, FoldersInOrderWithoutHiddenFilesAndMetadata) {
    write("b/2.txt", "Two.");
    write("b/1.txt", "One.");
    write("a.txt", "A.");
    write("a.meta.json", "{\"title\": \"T\"}");
    write("a2.html", "<p>Just a sentence on a page, nothing more than that.</p><p>x</p>");
    write("lonely.meta.json", "{\"title\": \"T\"}");
    write(".hidden", "no");
    write(".git/x.txt", "no");
    std::vector<std::string> paths;
    for (const Arrival& arrival : all())
        paths.push_back(fs::path(arrival.path).lexically_relative(folder).string() +
                        (arrival.refusal.empty() ? "" : " refused"));
    EXPECT_EQ(paths, (std::vector<std::string>{"a.txt", "a2.html", "b/1.txt", "b/2.txt", "lonely.meta.json refused"}));
}

TEST_F(ReaderTest, LinksThatLoopEnd) {
    write("a/x.txt", "X.");
    fs::create_directory_symlink(folder, folder / "a" / "loop");
    fs::create_symlink(folder / "nowhere", folder / "broken.txt");
    const auto arrivals = all();
    ASSERT_EQ(arrivals.size(), 2U);
    EXPECT_EQ(arrivals[0].document.text, "X.");
    EXPECT_NE(arrivals[1].refusal.find("link"), std::string::npos);
}

TEST_F(ReaderTest, WhatIsNotThereIsRefusedWithAReason) {
    const auto arrivals = all(folder / "none.txt");
    ASSERT_EQ(arrivals.size(), 1U);
    EXPECT_NE(arrivals[0].refusal, "");
}

TEST_F(ReaderTest, MalformedMetadataIsANote) {
    write("a.txt", "Guns came by sea.");
    write("a.meta.json", "{oops");
    const auto arrivals = all();
    ASSERT_EQ(arrivals.size(), 1U);
    ASSERT_FALSE(arrivals[0].document.notes.empty());
    EXPECT_EQ(arrivals[0].document.notes[0].code, "metadata-not-read");
}

TEST_F(ReaderTest, ALineThatIsTooLongIsRefusedAndTheNextIsRead) {
    std::string lines = "{\"text\": \"";
    lines.append(longest_document, 'x');
    lines += "\"}\n{\"text\": \"Fine.\"}\n";
    const auto arrivals = stream(lines);
    ASSERT_EQ(arrivals.size(), 2U);
    EXPECT_NE(arrivals[0].refusal.find("longest"), std::string::npos);
    EXPECT_TRUE(arrivals[0].bytes.empty());
    EXPECT_EQ(arrivals[1].document.text, "Fine.");
}

TEST_F(ReaderTest, HintsReadTheSameDocumentAgain) {
    write(
        "a.html",
        "<html><title>Guns</title><p>Just a sentence on a page, nothing more than that.</p><p>And another.</p></html>");
    write("b.jsonl", "{\"text\": \"One.\"}\n{\"id\": 2, \"text\": \"Two.\"}\n");
    write("c.txt", "A text.\nShare\n");
    write("c.meta.json", "{\"published\": \"2020-01-01\"}");
    for (const Arrival& arrival : all())
        EXPECT_EQ(reader.read_document(arrival.bytes, arrival.hints), arrival.document) << arrival.path;
}

TEST_F(ReaderTest, TheSinkCanStop) {
    write("a.txt", "A.");
    write("b.txt", "B.");
    int seen = 0;
    EXPECT_FALSE(reader.read_input(folder, [&](Arrival&&) { return ++seen < 1; }));
    EXPECT_EQ(seen, 1);
}

}  // namespace
}  // namespace waybill
