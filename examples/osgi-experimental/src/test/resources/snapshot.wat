;; Takes a snapshot and goes back to it from another function: the call of "snapshot" returns twice.
(module
  (import "example" "snapshot" (func $snapshot (param i32) (result i32)))
  (import "example" "restore" (func $restore (param i32)))
  (memory (export "memory") 1)
  (func $helper (call $restore (i32.const 0)))
  (func (export "run") (result i32)
    (local $restored i32)
    (local.set $restored (call $snapshot (i32.const 0)))
    (if (local.get $restored) (then (return (local.get $restored))))
    (call $helper)
    (i32.const 10)))
