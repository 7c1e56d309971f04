// The one list of commands.
#include <array>

#include "cli/command.h"

namespace waybill {
namespace {

constexpr auto list = std::to_array<CommandEntry>({
    {"init", false, make_init},
    {"ingest", false, make_ingest},
    {"claims", false, make_claims},
    {"cases", false, make_cases},
    {"case", false, make_case},
    {"timeline", false, make_timeline},
    {"search", false, make_search},
    {"brief", false, make_brief},
    {"review", false, make_review},
    {"watch", false, make_watch},
    {"status", false, make_status},
    {"verify", false, make_verify},
    {"help", false, make_help},
    {"text", true, make_text},
    {"analyse", true, make_analyse},
    {"extract", true, make_extract},
    {"link", true, make_link},
    {"explain", true, make_explain},
    {"eval", true, make_eval},
    {"train", true, make_train},
    {"models", true, make_models},
    {"check-data", true, make_check_data},
});

}  // namespace

std::span<const CommandEntry> commands() { return list; }

const CommandEntry* find_command(std::string_view name) {
    for (const CommandEntry& entry : list) {
        if (entry.name == name) return &entry;
    }
    return nullptr;
}

}  // namespace waybill
