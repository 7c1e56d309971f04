#include "language/processor.h"

namespace waybill {

bool has_avx2() {
#ifdef WAYBILL_AVX2
    static const bool found = __builtin_cpu_supports("avx2") != 0;
    return found;
#else
    return false;
#endif
}

}  // namespace waybill
