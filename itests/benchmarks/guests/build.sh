#!/usr/bin/env bash
#
# build.sh [NAME...]: compiles guests to WebAssembly and to native code, and records as `expected` what the native
# ones compute for the small sizes in `guests`. Of what is written in the text format there may be a source in C too, which
# becomes native code alone. Environment: CLANG, HOSTCC, WASI_SYSROOT.
#
# build.sh --native DIRECTORY: compiles the native benchmark program of each guest alone, to that directory.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

CLANG=${CLANG:-clang}
HOSTCC=${HOSTCC:-gcc}
WASI_SYSROOT=${WASI_SYSROOT:-/usr}

# -ffp-contract=off keeps floating point identical on every host.
CFLAGS=(-std=c11 -O2 -Wall -Wextra -ffp-contract=off -fno-math-errno)
TARGET=(--target=wasm32-wasi "--sysroot=$WASI_SYSROOT" -mbulk-memory -mtail-call)
LDFLAGS=(-nostartfiles -Wl,--no-entry -Wl,--strip-debug -Wl,--stack-first -Wl,-z,stack-size=65536)

# The source of a guest, and what the names that share a source differ in.
source_of() {
    target=()
    case $1 in
        calls-*) source=calls.c options=("-DTARGETS=${1#calls-}") ;;
        *-simd) source=${1%-simd}.c options=() target=(-msimd128) ;;
        *-scalar) source=${1%-scalar}.c options=() ;;
        *) source=$1.c options=() ;;
    esac
}

native() { # name, output
    source_of "$1"
    "$HOSTCC" "${CFLAGS[@]}" "${options[@]}" -o "$2" "$source" native.c -lm
}

wasm() { # name, output
    source_of "$1"
    "$CLANG" "${TARGET[@]}" "${target[@]}" "${CFLAGS[@]}" "${options[@]}" -c -o "$work/guest.o" "$source"
    "$CLANG" "${TARGET[@]}" "${LDFLAGS[@]}" -o "$2" "$work/guest.o"
    chmod 644 "$2"
}

# The guests for whose native code there is a source.
in_c() {
    grep -v '^#' guests | while read -r name _; do
        source_of "$name"
        if [[ -e $source ]]; then echo "$name"; fi
    done
}

if [[ ${1:-} = --native ]]; then
    mkdir -p "$2"
    for name in $(in_c); do native "$name" "$2/$name"; done
    exit
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
names=("$@")
if ((${#names[@]} == 0)); then mapfile -t names < <(in_c); fi
for name in "${names[@]}"; do
    if [[ -e $name.wat ]]; then continue; fi
    wasm "$name" "$name.wasm"
    echo "$name: $(wc -c <"$name.wasm") bytes"
done
for name in $(in_c); do
    native "$name" "$work/$name"
    small=$(awk -v name="$name" '$1 == name { print $3 }' guests)
    calls=$(awk -v name="$name" '$1 == name { print $4 }' guests)
    echo "$name $("$work/$name" --once "$small" ${calls:+"$calls"})"
done >"$work/expected"
mv "$work/expected" expected
chmod 644 expected
