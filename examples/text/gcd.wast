;; A script: a module, and what is to be said of it. zeolite wast gcd.wast

(module
  (func (export "gcd") (param $a i32) (param $b i32) (result i32)
    (if (result i32) (i32.eqz (local.get $b))
      (then (local.get $a))
      (else (return_call 0 (local.get $b) (i32.rem_u (local.get $a) (local.get $b)))))))

(assert_return (invoke "gcd" (i32.const 12) (i32.const 18)) (i32.const 6))
(assert_return (invoke "gcd" (i32.const 7) (i32.const 0)) (i32.const 7))
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_malformed (module quote "(func (frob))") "unknown operator")
