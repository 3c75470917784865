;; Sections of most kinds, for tests that cut it short.
(module $fac
  (type $unary (func (param i64) (result i64)))
  (table 1 funcref)
  (memory 1)
  (global $calls (mut i32) (i32.const 0))
  (func $fac (export "fac") (type $unary)
    (if (result i64) (i64.eqz (local.get 0))
      (then (i64.const 1))
      (else (i64.mul (local.get 0) (call $fac (i64.sub (local.get 0) (i64.const 1)))))))
  (elem (i32.const 0) $fac)
  (data (i32.const 0) "fac"))
