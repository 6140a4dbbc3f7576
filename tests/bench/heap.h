// What the program has taken from its allocator: jemalloc, or the C library's where it is built without.
#ifndef BANGHI_TESTS_BENCH_HEAP_H_
#define BANGHI_TESTS_BENCH_HEAP_H_

namespace banghi {

// Bytes that were asked for and not given back, as rounded up by the allocator.
double HeapBytes();

// Gives pages that hold nothing back to the system.
void ReturnFreeMemory();

}  // namespace banghi

#endif  // BANGHI_TESTS_BENCH_HEAP_H_
