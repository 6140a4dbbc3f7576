// A fuzz target is a file X_fuzz.cc with this one function. It is linked with libFuzzer (-DBANGHI_FUZZ=ON, clang), or
// else with fuzz_main.cc, which runs the corpus and some mutations of it in every test run.
#ifndef BANGHI_TESTS_FUZZ_FUZZ_TARGET_H_
#define BANGHI_TESTS_FUZZ_FUZZ_TARGET_H_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

// What must hold of every input; ends the program where it does not.
#define FUZZ_EXPECT(condition)                                                            \
  do {                                                                                    \
    if (!(condition)) {                                                                   \
      std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                       \
    }                                                                                     \
  } while (false)

#endif  // BANGHI_TESTS_FUZZ_FUZZ_TARGET_H_
