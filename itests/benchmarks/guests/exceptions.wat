;; exceptions: n calls, of which every fourth throws an exception with a value that the caller catches.
(module
  (tag $odd (param i32))
  (func $check (param $i i32) (result i32)
    (if (i32.eqz (i32.and (local.get $i) (i32.const 3))) (then (throw $odd (i32.mul (local.get $i) (i32.const 3)))))
    (i32.add (local.get $i) (i32.const 1)))
  (func (export "run") (param $n i32) (result i64) (local $i i32) (local $sum i64) (local $value i32)
    (loop $next
      (local.set $value (block $caught (result i32)
        (try_table (result i32) (catch $odd $caught)
          (call $check (local.get $i)))))
      (local.set $sum (i64.add (i64.mul (local.get $sum) (i64.const 3)) (i64.extend_i32_s (local.get $value))))
      (br_if $next (i32.lt_s (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
    (local.get $sum)))
