#include "cli/alert_text.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/sheet.h"

namespace waybill {
namespace {

std::string document_name(const Store& store, const std::string& id) {
    const auto heads = store.find_documents(id, 1);
    return heads.empty() ? id : heads.front().name;
}

std::string claim_name(const Store& store, const ClaimRef& ref) { return document_name(store, ref.doc) + "#" + std::to_string(ref.index); }

}  // namespace

void print_alerts(const Store& store, const std::vector<Alert>& alerts, const std::string& format, int width, std::ostream& out) {
    Sheet sheet{{{"number", true}, {"time"}, {"watch"}, {"kind"}, {"about", false, true}, {"what", false, true}, {"claim", false, true}, {"says", false, true},
                 {"case", false, true}}, {}};
    for (const Alert& a : alerts) {
        if (format == "jsonl") {
            const nlohmann::ordered_json line = {{"number", a.number}, {"time", a.time}, {"watch", a.watch}, {"kind", to_string(a.kind)}, {"case", a.case_id},
                                                 {"about", a.about}, {"what", a.text}, {"document", a.claim.doc}, {"doc", document_name(store, a.claim.doc)},
                                                 {"index", a.claim.index}, {"says", a.says}};
            out << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
            continue;
        }
        sheet.rows.push_back({std::to_string(a.number), a.time, a.watch, std::string(to_string(a.kind)), a.about, a.text, claim_name(store, a.claim), a.says, a.case_id});
    }
    if (format == "csv") sheet.print_csv(out);
    if (format == "table") sheet.print_table(out, width);
}

void print_new_alerts(const Store& store, const std::vector<Alert>& alerts, std::size_t most, std::ostream& out) {
    if (alerts.empty()) return;
    out << alerts.size() << (alerts.size() == 1 ? " alert\n" : " alerts\n");
    for (std::size_t i = 0; i < alerts.size() && i < most; ++i) {
        const Alert& a = alerts[i];
        out << "  " << harmless(a.watch + ": " + a.about + ": " + a.text + " [" + claim_name(store, a.claim) + ": " + a.says + "]") << "\n";
    }
    if (alerts.size() > most) out << "  … and " << alerts.size() - most << " more; 'waybill watch alerts' lists all\n";
}

}  // namespace waybill
