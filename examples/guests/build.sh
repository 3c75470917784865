#!/usr/bin/env bash
#
# Rebuilds the guest modules and the expected output of their cases.
#
#   build.sh              everything
#   build.sh wc sort      only the named guests
#
# Every guest is compiled twice: to WebAssembly with clang, and natively with
# gcc.  The native program produces the `expected` files, so that a case always
# compares WebAssembly with an independent build of the same source.
#
# Environment: CLANG, HOSTCC, WASI_SYSROOT.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

CLANG=${CLANG:-clang}
HOSTCC=${HOSTCC:-gcc}
WASI_SYSROOT=${WASI_SYSROOT:-/usr}

# -ffp-contract=off keeps floating point identical on every host.
CFLAGS=(-std=c11 -O2 -Wall -Wextra -ffp-contract=off -fno-math-errno)
TARGET=(--target=wasm32-wasi "--sysroot=$WASI_SYSROOT")

# Debug sections go, the name section stays.  The stack comes first in memory,
# so that overflowing it traps instead of overwriting data.
LDFLAGS=(-Wl,--strip-debug -Wl,--stack-first -Wl,-z,stack-size=1048576)

KERNELS=(sha256_loop nbody_loop sieve matmul fib quicksort mandelbrot)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "build.sh: $*" >&2
    exit 1
}

# Compiling and linking are separate steps because clang, when it links with an
# optimisation level, hands the result to any wasm-opt it finds, which would
# drop the function names and make the output depend on the machine.
compile_wasm() {
    local source=$1 output=$2
    shift 2
    "$CLANG" "${TARGET[@]}" "${CFLAGS[@]}" -c -o "$work/guest.o" "$source"
    "$CLANG" "${TARGET[@]}" "${LDFLAGS[@]}" "$@" -o "$output" "$work/guest.o"
    chmod 644 "$output"
}

# Runs one case natively, in a copy of its files, and records its output.
run_case() {
    local program=$1 dir=$2
    local root=$work/root input=/dev/null wanted=0 status=0
    local args=() environment=()

    rm -rf "$root"
    mkdir "$root"
    if [[ -d $dir/files ]]; then cp -R "$dir/files/." "$root"; fi
    if [[ -f $dir/stdin ]]; then input=$PWD/$dir/stdin; fi
    if [[ -f $dir/exit ]]; then wanted=$(<"$dir/exit"); fi
    if [[ -f $dir/args ]]; then mapfile -t args <"$dir/args"; fi
    if [[ -f $dir/env ]]; then mapfile -t environment <"$dir/env"; fi

    # The inner shell keeps quiet about programs that die of a signal.
    (
        cd "$root"
        ulimit -c 0
        env -i "${environment[@]}" "$program" "${args[@]}" <"$input" >"$work/stdout" 2>"$work/stderr"
    ) 2>/dev/null || status=$?
    if ((status >= 128)); then status=trap; fi
    if [[ $status != "$wanted" ]]; then
        cat "$work/stderr" >&2
        fail "$dir: exit code is $status, not $wanted"
    fi
    cp "$work/stdout" "$dir/expected"
    chmod 644 "$dir/expected"
}

build_guest() {
    local name=$1 dir
    compile_wasm "$name/$name.c" "$name/$name.wasm"
    "$HOSTCC" "${CFLAGS[@]}" -o "$work/$name" "$name/$name.c" -lm
    for dir in "$name"/cases/*/; do
        run_case "$work/$name" "${dir%/}"
    done
    echo "$name: $(wc -c <"$name/$name.wasm") bytes, $(find "$name/cases" -name expected | wc -l) cases"
}

build_kernels() {
    local exports=() kernel
    for kernel in "${KERNELS[@]}"; do exports+=("-Wl,--export=$kernel"); done
    compile_wasm kernels/kernels.c kernels/kernels.wasm -mexec-model=reactor "${exports[@]}"
    echo "kernels: $(wc -c <kernels/kernels.wasm) bytes"
}

guests=("$@")
if ((${#guests[@]} == 0)); then
    guests=(archive bulk errno exit fstool grep hello httpd jsonfmt kernels kvstore lisp nbody sha256 sort
        ticker wc)
fi
for guest in "${guests[@]}"; do
    case $guest in
        kernels) build_kernels ;;
        # They have no cases: tests run them with what a case cannot give, such as sockets, time, crashes and large files.
        archive | bulk | errno | grep | httpd | kvstore | ticker) compile_wasm "$guest/$guest.c" "$guest/$guest.wasm"
               echo "$guest: $(wc -c <"$guest/$guest.wasm") bytes" ;;
        *) [[ -f $guest/$guest.c ]] || fail "no such guest: $guest"
           build_guest "$guest" ;;
    esac
done
