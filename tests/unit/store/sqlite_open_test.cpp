// What only a store in a file can meet.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

#include "base/file.h"
#include "store/original.h"
#include "store/schema.h"
#include "store/sqlite.h"
#include "store/store.h"
#include "waybill/error.h"

namespace waybill {
namespace {

constexpr const char* noon = "2022-10-18T12:00:00Z";

class SqliteFile : public testing::Test {
protected:
    void SetUp() override {
        folder = std::filesystem::temp_directory_path() /
                 ("waybill-open-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + "-" + std::to_string(::getpid()));
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        path = (folder / "a?b#c%d.db").string();
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    std::unique_ptr<Store> open(OpenMode mode) const { return open_store(path, mode, noon, "waybill test"); }
    std::string complaint(OpenMode mode) const {
        try {
            open(mode);
        } catch (const StoreError& error) {
            return error.what();
        }
        return "";
    }
    void execute(const std::string& sql) const {
        constexpr int read_and_write = 2;
        SqliteConnection(path, path, read_and_write).execute(sql);
    }

    std::filesystem::path folder;
    std::string path;
};

TEST_F(SqliteFile, IsMadeOnceAndThenOpened) {
    EXPECT_NE(complaint(OpenMode::read).find("there is no such file; create it with 'waybill init'"), std::string::npos);
    EXPECT_NE(complaint(OpenMode::write).find("there is no such file"), std::string::npos);
    EXPECT_EQ(complaint(OpenMode::make), "");
    EXPECT_NE(complaint(OpenMode::make).find("the file exists"), std::string::npos);
    EXPECT_EQ(complaint(OpenMode::create), "");
    EXPECT_EQ(complaint(OpenMode::read), "");
}

TEST_F(SqliteFile, CutOffWhileItWasMadeIsMadeAnew) {
    std::ofstream(path).close();
    EXPECT_NE(complaint(OpenMode::read).find("it is empty"), std::string::npos);
    EXPECT_NE(complaint(OpenMode::write).find("it is empty"), std::string::npos);
    EXPECT_EQ(complaint(OpenMode::create), "");
    EXPECT_EQ(open(OpenMode::read)->fact("schema_version"), std::to_string(schema_files().back().number));
}

TEST_F(SqliteFile, ForeignAndNewerStoresAreRefused) {
    std::ofstream(path) << std::string(5000, 'x');
    EXPECT_NE(complaint(OpenMode::create).find("not a Waybill store"), std::string::npos);
    std::filesystem::remove(path);
    std::ofstream(path).close();
    execute("CREATE TABLE t (x)");
    EXPECT_NE(complaint(OpenMode::write).find("a database but not a Waybill store"), std::string::npos);
    std::filesystem::remove(path);
    open(OpenMode::make);
    execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'");
    EXPECT_NE(complaint(OpenMode::read).find("newer Waybill (schema 99, this program knows up to " + std::to_string(schema_files().back().number) + ")"), std::string::npos);
    EXPECT_NE(complaint(OpenMode::write).find("newer Waybill"), std::string::npos);
}

TEST_F(SqliteFile, DamageIsAnErrorAndNotAnAnswer) {
    open(OpenMode::make);
    std::string bytes = read_file(path);
    bytes.resize(bytes.size() / 2);
    std::ofstream(path, std::ios::binary) << bytes;
    EXPECT_THROW(
        {
            const auto store = open(OpenMode::write);
            store->counts();
            if (!store->check().empty()) throw StoreError("damaged");
        },
        StoreError);
}

TEST_F(SqliteFile, OneWritesWhileOthersRead) {
    const auto writer = open(OpenMode::create);
    const auto reader = open(OpenMode::read);
    const std::int64_t run = writer->begin_run({}, noon);
    Outcome o;
    o.path = "/a";
    o.accession = Accession{pack("a"), {}, {}, "test"};
    o.accession->document.text = "text";
    o.document = document_id(o.accession->original.sha256);
    writer->put(run, noon, std::vector{o});
    EXPECT_EQ(reader->counts().documents, 1U);
    EXPECT_THROW(reader->log({0, noon, "verify", "", ""}), StoreError) << "opened to read";
}

TEST_F(SqliteFile, TheCustodyLogCannotBeRewritten) {
    open(OpenMode::make)->log({0, noon, "verify", "", "all well"});
    EXPECT_THROW(execute("UPDATE events SET detail = 'other'"), StoreError);
    EXPECT_THROW(execute("DELETE FROM events"), StoreError);
}

TEST_F(SqliteFile, DecisionsCannotBeRewritten) {
    Decision rate;
    rate.kind = DecisionKind::rate;
    rate.source = "Gazette";
    open(OpenMode::make)->put_decisions(std::span(&rate, 1));
    EXPECT_THROW(execute("UPDATE decisions SET author = 'other'"), StoreError);
    EXPECT_THROW(execute("DELETE FROM decisions"), StoreError);
}

TEST_F(SqliteFile, OfTheFirstSchemaIsReadAndUpgraded) {
    open(OpenMode::make)->log({0, noon, "verify", "", "all well"});
    execute("DROP TABLE alerts; DROP TABLE watch_seen; DROP TABLE watches; DROP TABLE decision_documents; DROP TABLE decisions; "
            "DROP INDEX origin_claims_claim; DROP INDEX conflicts_case; DROP INDEX derivations_from; DROP INDEX derivations_to; "
            "UPDATE meta SET value = '1' WHERE key = 'schema_version'");
    {
        const auto old = open(OpenMode::read);
        EXPECT_EQ(old->decisions().size(), 0U);
        EXPECT_EQ(old->watches().size(), 0U);
        EXPECT_EQ(old->alerts("").size(), 0U);
        old->each_claim({.stage = Stage::deliver}, [](const DocumentHead&, std::uint32_t, const Claim&) { FAIL(); });
    }
    const auto upgraded = open(OpenMode::write);
    EXPECT_EQ(upgraded->fact("schema_version"), std::to_string(schema_files().back().number));
    EXPECT_EQ(upgraded->events().size(), 1U);
    upgraded->put_watch({"w", {}, "", noon}, {});
    EXPECT_EQ(upgraded->watches().size(), 1U);
}

TEST_F(SqliteFile, IsReadFromReadOnlyMedia) {
    open(OpenMode::make);
    std::filesystem::permissions(path, std::filesystem::perms::owner_read);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    EXPECT_EQ(complaint(OpenMode::read), "");
    if (::geteuid() != 0) {
        EXPECT_NE(complaint(OpenMode::write), "");
    }
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
}

}  // namespace
}  // namespace waybill
