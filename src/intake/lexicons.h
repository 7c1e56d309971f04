#pragma once
#include "intake/furniture.h"
#include "intake/page_hints.h"

namespace waybill {

/// The words that intake knows pages by.
struct Lexicons {
    Furniture furniture;
    PageHints hints;
};

}  // namespace waybill
