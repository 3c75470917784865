;; The bodies of wazero's test of source offsets.
(module
  (func $f1 (export "f1") (local i32 i32)
    i32.const 42 local.set 0 i32.const 11 local.set 1 call $f2 drop)
  (func $f2 (result i32) i32.const 6 call $f3)
  (func $f3 (param i32) (result i32) i32.const 15))
