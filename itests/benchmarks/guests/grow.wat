;; grow: the memory grows n times by one page, of which one word is written and read.
(module
  (memory 1 60000)
  (func (export "run") (param $n i32) (result i64) (local $i i32) (local $sum i64) (local $address i32)
    (loop $next
      (if (i32.eq (memory.grow (i32.const 1)) (i32.const -1)) (then (unreachable)))
      (local.set $address (i32.mul (i32.sub (memory.size) (i32.const 1)) (i32.const 65536)))
      (i32.store (local.get $address) (local.get $i))
      (local.set $sum (i64.add (local.get $sum) (i64.extend_i32_u (i32.load (local.get $address)))))
      (br_if $next (i32.lt_s (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
    (local.get $sum)))
