#!/bin/bash
# usage: no_grpc_test.sh SOURCE_DIR BUILD_DIR CXX LAUNCHER
# Builds the library and the client with BANGHI_BUILD_SERVER=OFF and fails where gRPC is needed to build or run them.
set -eu
launcher=${4:+-DCMAKE_CXX_COMPILER_LAUNCHER=$4}
# A CMake that finds no gRPC, so that asking for it is an error.
cmake -S "$1" -B "$2" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER="$3" -DBANGHI_BUILD_SERVER=OFF \
      -DBANGHI_BUILD_TESTS=OFF -DCMAKE_DISABLE_FIND_PACKAGE_gRPC=ON $launcher > /dev/null
ninja -C "$2" banghi > "$2/ninja.log" || { tail -40 "$2/ninja.log"; exit 1; }
if ldd "$2/bin/banghi" | grep -i grpc; then
  echo "banghi built with BANGHI_BUILD_SERVER=OFF is linked with gRPC"
  exit 1
fi
"$2/bin/banghi" extract --help > "$2/help"
if grep -q -- --server "$2/help"; then
  echo "banghi built without the server offers --server"
  exit 1
fi
