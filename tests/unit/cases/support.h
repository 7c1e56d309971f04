// Small batches for linking tests, over a handful of parties, systems and outlets.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cases/knowledge.h"
#include "cases/link.h"
#include "waybill/case.h"
#include "waybill/claim.h"
#include "waybill/document.h"

namespace waybill::test {

/// Knows Iran, Russia, Ukraine, India, the Philippines, Poland, Egypt, the United
/// States, two outlets and three systems.
std::unique_ptr<const Knowledge> small_knowledge();

/// The shipped data folder.
std::filesystem::path data_folder();

/// A linker over small_knowledge() and the shipped tables.
const Linker& linker();

/// A claim by its main fields; the rest is set by the chain of setters.
class Make {
public:
    Make(Stage stage, std::string supplier, std::string recipient, std::string designation, Category category);
    Make& denied();
    Make& certainty(Certainty certainty);
    Make& by(std::vector<std::string> sources);
    Make& count(std::int64_t min, std::int64_t max, std::string unit = "");
    Make& on(std::string from, std::string to);
    Make& at(std::string place);
    Make& worth(double amount, std::string currency);
    Make& text(std::string item, std::string evidence = "");
    operator Claim() const { return claim_; }

private:
    Claim claim_;
};

/// Documents with their claims, named as given.
struct Story {
    std::vector<Document> documents;
    std::vector<DocumentClaims> claims;

    void add(std::string name, std::string outlet, std::string published, std::vector<Claim> document_claims, std::string text = "");
    void remove(const std::string& name);
    Ledger link() const { return linker().link(documents, claims); }
};

/// The case that holds a claim. Fails the test when there is none.
const Case& case_of(const Ledger& ledger, const std::string& doc, std::uint32_t index);
const Origin& origin_of(const Ledger& ledger, const std::string& doc, std::uint32_t index);
bool same_case(const Ledger& ledger, const std::string& a, std::uint32_t i, const std::string& b, std::uint32_t j);
bool same_origin(const Ledger& ledger, const std::string& a, std::uint32_t i, const std::string& b, std::uint32_t j);
/// "kind a:0 b:1" for every conflict.
std::vector<std::string> conflicts_of(const Ledger& ledger);
/// "from > to kind" for every derivation.
std::vector<std::string> derivations_of(const Ledger& ledger);
/// The grade of a stage of the case that holds a claim; 0 without one.
int grade_of(const Ledger& ledger, const std::string& doc, std::uint32_t index, Stage stage);

}  // namespace waybill::test
