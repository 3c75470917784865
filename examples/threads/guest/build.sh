#!/usr/bin/env bash
#
# Rebuilds the guests with clang and lld. They need no C library: those that systems package know no threads.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

CLANG=${CLANG:-clang}
TARGET=(--target=wasm32 -matomics -mbulk-memory -mmutable-globals)
CFLAGS=(-std=c11 -O2 -Wall -Wextra -ffreestanding -ftls-model=local-exec)
LDFLAGS=(-nostdlib -Wl,--no-entry -Wl,--shared-memory -Wl,--import-memory -Wl,--max-memory=16777216
    -Wl,--strip-debug -Wl,--stack-first -Wl,-z,stack-size=65536)

out=../src/main/resources
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
for name in thread counter threads; do
    "$CLANG" "${TARGET[@]}" "${CFLAGS[@]}" -c -o "$work/$name.o" "$name.c"
done
"$CLANG" "${TARGET[@]}" -c -o "$work/start.o" start.s
"$CLANG" "${TARGET[@]}" "${LDFLAGS[@]}" -Wl,--export=__stack_pointer \
    -o "$out/counter.wasm" "$work"/{thread,counter}.o
"$CLANG" "${TARGET[@]}" "${LDFLAGS[@]}" -o "$out/threads.wasm" "$work"/{start,thread,threads}.o
