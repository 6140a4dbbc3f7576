#include "tests/bench/heap.h"

#include <cstddef>
#include <cstdint>

#ifdef BANGHI_HAVE_JEMALLOC
#include <jemalloc/jemalloc.h>
#else
#include <malloc.h>
#endif

namespace banghi {

#ifdef BANGHI_HAVE_JEMALLOC

double HeapBytes() {
  mallctl("thread.tcache.flush", nullptr, nullptr, nullptr, 0);
  uint64_t epoch = 1;  // any write takes the numbers anew
  mallctl("epoch", nullptr, nullptr, &epoch, sizeof(epoch));
  size_t bytes = 0, size = sizeof(bytes);
  mallctl("stats.allocated", &bytes, &size, nullptr, 0);
  return static_cast<double>(bytes);
}

void ReturnFreeMemory() {
  constexpr char kAllArenas[] = "arena.4096.purge";  // MALLCTL_ARENAS_ALL
  mallctl(kAllArenas, nullptr, nullptr, nullptr, 0);
}

#else

double HeapBytes() {
  const struct mallinfo2 info = mallinfo2();
  return static_cast<double>(info.uordblks + info.hblkhd);
}

void ReturnFreeMemory() { malloc_trim(0); }

#endif

}  // namespace banghi
