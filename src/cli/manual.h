// What the program says about itself: help, manual pages, shell completion, all
// from the commands' own options.
#pragma once
#include <string>

#include "cli/command.h"

namespace waybill {

/// The list of commands.
std::string overview_text();
/// The short form, for -h.
std::string usage_text(const CommandEntry& entry);
/// The whole manual of a command.
std::string manual_text(const CommandEntry& entry);

/// waybill.1, and waybill-COMMAND.1, in roff.
std::string overview_page();
std::string manual_page(const CommandEntry& entry);

std::string bash_completion();
std::string zsh_completion();

}  // namespace waybill
