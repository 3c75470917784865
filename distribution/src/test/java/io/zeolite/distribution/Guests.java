package io.zeolite.distribution;

import java.util.Map;

/** Guests in the text format, each with one thing to say. */
final class Guests {

    /** The texts, by name. */
    static final Map<String, String> TEXTS = Map.of(
            "args", printing("args"),
            "environ", printing("environ"),
            "random", """
                (module (import "wasi_snapshot_preview1" "random_get" (func (param i32 i32) (result i32)))
                  (memory (export "memory") 1)
                  (func (export "_start") (drop (call 0 (i32.const 0) (i32.const 1000)))))""",
            "exit", exiting("wasi_snapshot_preview1", 1),
            "unstable", exiting("wasi_unstable", 2),
            "loop", "(module (func (export \"_start\") (loop (br 0))))",
            "says-and-loops", """
                (module (import "wasi_snapshot_preview1" "fd_write" (func (param i32 i32 i32 i32) (result i32)))
                  (memory (export "memory") 1) (data (i32.const 0) "\\08\\00\\00\\00\\01\\00\\00\\00y")
                  (func (export "_start")
                    (drop (call 0 (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 16))) (loop (br 0))))""",
            "creates", """
                (module (import "wasi_snapshot_preview1" "path_open"
                    (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
                  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                  (memory (export "memory") 1) (data (i32.const 0) "new")
                  (func (export "_start")
                    (call $exit (call $open (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 3) (i32.const 1)
                      (i64.const 64) (i64.const 0) (i32.const 0) (i32.const 16)))))""",
            "creates-and-random", """
                (module (import "wasi_snapshot_preview1" "path_open"
                    (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
                  (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
                  (memory (export "memory") 1) (data (i32.const 100) "none")
                  (func (export "_start")
                    (drop (call $random (i32.const 0) (i32.const 8)))
                    (drop (call $open (i32.const 3) (i32.const 0) (i32.const 100) (i32.const 4) (i32.const 0)
                      (i64.const 0) (i64.const 0) (i32.const 0) (i32.const 16)))))""",
            "swap", """
                (module (func (export "swap") (param f64 i32) (result i32 f64) (local.get 1) (local.get 0)))""");

    private Guests() {
    }

    /** {@return a guest that writes what the system interface calls so: strings with NUL behind each} */
    private static String printing(String what) {
        return """
            (module
              (import "wasi_snapshot_preview1" "%1$s_sizes_get" (func $sizes (param i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "%1$s_get" (func $get (param i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
              (memory (export "memory") 2)
              (func (export "_start")
                (drop (call $sizes (i32.const 0) (i32.const 12)))
                (drop (call $get (i32.const 1024) (i32.const 65536)))
                (i32.store (i32.const 8) (i32.const 65536))
                (drop (call $write (i32.const 1) (i32.const 8) (i32.const 1) (i32.const 0)))))""".formatted(what);
    }

    private static String exiting(String module, int exitCode) {
        return "(module (import \"%s\" \"proc_exit\" (func (param i32))) (memory (export \"memory\") 1)"
                .formatted(module) + " (func (export \"_start\") (call 0 (i32.const " + exitCode + "))))";
    }
}
