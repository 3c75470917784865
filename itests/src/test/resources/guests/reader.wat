;; Reads the file "text" of the first directory that it is given. Functions return error numbers, or what they read.
(module
  (import "wasi_snapshot_preview1" "fd_prestat_get" (func $prestat (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 16) "text")
  (data (i32.const 32) "\40\00\00\00\01\00\00\00") ;; one byte at 64
  ;; how many directories there are
  (func (export "directories") (result i32) (local $fd i32)
    (local.set $fd (i32.const 3))
    (loop $next
      (if (i32.eqz (call $prestat (local.get $fd) (i32.const 0)))
        (then (local.set $fd (i32.add (local.get $fd) (i32.const 1))) (br $next))))
    (i32.sub (local.get $fd) (i32.const 3)))
  (func (export "open") (result i32)
    (call $path_open (i32.const 3) (i32.const 0) (i32.const 16) (i32.const 4) (i32.const 0)
      (i64.const 2) (i64.const 2) (i32.const 0) (i32.const 8)))
  ;; the next byte of the file, or the negative error number
  (func (export "read") (result i32) (local $errno i32)
    (local.set $errno (call $fd_read (i32.load (i32.const 8)) (i32.const 32) (i32.const 1) (i32.const 48)))
    (if (result i32) (local.get $errno)
      (then (i32.sub (i32.const 0) (local.get $errno)))
      (else (i32.load8_u (i32.const 64))))))
