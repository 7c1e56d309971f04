// A case for people to read: register row, timeline, and all of it as text.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "waybill/case.h"
#include "waybill/document.h"

namespace waybill {

/// A ledger with the claims it speaks of, found by reference. What it is made
/// from must outlive it.
class CaseFile {
public:
    /// `names`: what people call a document where the ledger calls it by an id.
    CaseFile(const Ledger& ledger, std::span<const DocumentClaims> claims, std::span<const Document> documents = {},
             std::map<std::string, std::string, std::less<>> names = {});

    const Ledger& ledger() const { return ledger_; }
    /// Null when the claims given do not hold it.
    const Claim* claim(const ClaimRef& ref) const;
    const Origin* origin(const ClaimRef& ref) const;
    std::string published(const std::string& doc) const;  ///< ISO, or empty
    std::string outlet(const std::string& doc) const;     ///< the document's name where no outlet is known
    std::string title(const std::string& doc) const;      ///< may be empty
    std::string name(const std::string& doc) const;       ///< as people call it
    std::string name(const ClaimRef& ref) const { return name(ref.doc) + "#" + std::to_string(ref.index); }
    std::vector<const Origin*> origins(const Case& c) const;
    std::vector<const Conflict*> conflicts(const Case& c) const;
    /// Those with both documents in the case.
    std::vector<const Derivation*> derivations(const Case& c) const;

private:
    const Ledger& ledger_;
    std::map<std::string, const DocumentClaims*, std::less<>> claims_;
    std::map<std::string, const Document*, std::less<>> documents_;
    std::map<std::string, std::string, std::less<>> names_;
    std::map<ClaimRef, const Origin*> origins_;
};

/// One line of a register of arms transfers, in the manner of SIPRI's: figures
/// that rest on one origin or that origins dispute stand in brackets.
struct RegisterRow {
    std::string supplier;
    std::string recipient;
    std::string item;
    std::string ordered;          ///< "36", "(8 to 16)", empty when nobody gives a number
    std::string year_of_order;    ///< "2022", "(2018)"
    std::string delivered;
    std::string years_of_delivery;  ///< "2023-2024"
    std::string status;           ///< the furthest stage that somebody affirms as done: "delivered", "ordered", "denied only"
};

RegisterRow register_row(const CaseFile& file, const Case& c);
std::string to_string(const RegisterRow& row);

/// One claim on the timeline. A time that is known to lie within a range is on
/// some day of it; a state of affairs holds on every day.
struct TimelineEntry {
    std::string from;      ///< ISO; empty: open. Both empty: the claim names no time
    std::string to;
    bool some_day = false; ///< on some day within, not on every day
    std::string reported;  ///< the document's day
    bool first = false;    ///< the first report of this stage with this polarity
    bool fresh = false;    ///< the first claim of its origin in this case
    ClaimRef claim;
};

/// By the claim's time, undated claims by the day of their document.
std::vector<TimelineEntry> timeline(const CaseFile& file, const Case& c);
/// "2022-10", "2022-08-01 to 2022-08-31, some day", "2022-10-18 reported".
std::string when_text(const TimelineEntry& entry);

/// Everything about a case, with quoted evidence, in lines of at most `width` columns.
std::string case_text(const CaseFile& file, const Case& c, std::size_t width = 100);

}  // namespace waybill
