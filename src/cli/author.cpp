#include "cli/author.h"

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

#include "engine/clock.h"
#include "waybill/error.h"

namespace waybill {
namespace {

std::string login_name() {
    if (const char* named = std::getenv("WAYBILL_AUTHOR"); named != nullptr && *named != '\0') return named;
    const passwd* entry = getpwuid(geteuid());
    return entry != nullptr && entry->pw_name != nullptr ? entry->pw_name : "";
}

}  // namespace

void AuthorOptions::setup(Options& options) {
    options.text("--author", "NAME", "who decides; default: $WAYBILL_AUTHOR, else the login name", author);
    options.text("--reason", "TEXT", "why; only accept, undo and letters go without", reason);
}

Signature AuthorOptions::sign(const std::string& what, bool needs_reason) const {
    Signature by{author.empty() ? login_name() : author, now_utc(), reason};
    if (by.author.empty()) throw UsageError("no author: give --author NAME, or set $WAYBILL_AUTHOR");
    if (needs_reason && reason.empty()) throw UsageError("'" + what + "' needs --reason TEXT: others will want to know why");
    return by;
}

}  // namespace waybill
