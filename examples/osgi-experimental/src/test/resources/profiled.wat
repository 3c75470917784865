;; A function that calls another, which allocates.
(module $profiled
  (func $allocate (param i32) (result i32) (local.get 0))
  (func $parse (param i32) (result i32) (call $allocate (i32.add (local.get 0) (i32.const 8))))
  (func $run (export "run") (result i32) (call $parse (i32.const 34))))
