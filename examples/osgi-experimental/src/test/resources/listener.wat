;; Asks for random bytes twice, directly and through a table, and writes nothing.
(module $listener
  (import "wasi_snapshot_preview1" "random_get"
    (func $wasi_snapshot_preview1.random_get (param $buf i32) (param $buf_len i32) (result (;errno;) i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $wasi_snapshot_preview1.fd_write
    (param $fd i32) (param $iovs i32) (param $iovs_len i32) (param $result.size i32) (result (;errno;) i32)))
  (type $i32i32_i32 (func (param i32 i32) (result i32)))
  (memory (export "memory") 1 1)
  (table 1 1 funcref)
  (elem (i32.const 0) $wasi_snapshot_preview1.random_get)
  (func $wasi_rand (param $len i32)
    (drop (call $wasi_snapshot_preview1.random_get (i32.const 4) (local.get $len)))
    (drop (call_indirect (type $i32i32_i32) (i32.const 8) (local.get $len) (i32.const 0))))
  (func $rand (export "rand") (param $len i32)
    (call $wasi_rand (local.get $len))
    (drop (call $wasi_snapshot_preview1.fd_write (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0)))))
