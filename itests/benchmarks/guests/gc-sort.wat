;; gc-sort: sorts a list of n pseudo-random numbers by merging, and takes its order into a checksum.
(module
  (type $node (struct (field $value i32) (field $next (mut (ref null $node)))))

  (func $merge (param $a (ref null $node)) (param $b (ref null $node)) (result (ref null $node))
    (local $first (ref $node)) (local $last (ref $node))
    (local.set $first (struct.new $node (i32.const 0) (ref.null $node)))
    (local.set $last (local.get $first))
    (block $done
      (loop $next
        (br_if $done (ref.is_null (local.get $a)))
        (br_if $done (ref.is_null (local.get $b)))
        (if (i32.le_s (struct.get $node $value (local.get $a)) (struct.get $node $value (local.get $b)))
          (then
            (struct.set $node $next (local.get $last) (local.get $a))
            (local.set $last (ref.as_non_null (local.get $a)))
            (local.set $a (struct.get $node $next (local.get $a))))
          (else
            (struct.set $node $next (local.get $last) (local.get $b))
            (local.set $last (ref.as_non_null (local.get $b)))
            (local.set $b (struct.get $node $next (local.get $b)))))
        (br $next)))
    (struct.set $node $next (local.get $last)
      (select (result (ref null $node)) (local.get $b) (local.get $a) (ref.is_null (local.get $a))))
    (struct.get $node $next (local.get $first)))

  (func $sort (param $list (ref null $node)) (result (ref null $node))
    (local $slow (ref null $node)) (local $fast (ref null $node)) (local $rest (ref null $node))
    (if (ref.is_null (local.get $list)) (then (return (local.get $list))))
    (local.set $slow (local.get $list))
    (local.set $fast (struct.get $node $next (local.get $list)))
    (if (ref.is_null (local.get $fast)) (then (return (local.get $list))))
    (block $halved
      (loop $next
        (br_if $halved (ref.is_null (local.get $fast)))
        (local.set $fast (struct.get $node $next (local.get $fast)))
        (br_if $halved (ref.is_null (local.get $fast)))
        (local.set $fast (struct.get $node $next (local.get $fast)))
        (local.set $slow (struct.get $node $next (local.get $slow)))
        (br $next)))
    (local.set $rest (struct.get $node $next (local.get $slow)))
    (struct.set $node $next (local.get $slow) (ref.null $node))
    (call $merge (call $sort (local.get $list)) (call $sort (local.get $rest))))

  (func (export "run") (param $n i32) (result i64)
    (local $list (ref null $node)) (local $seed i32) (local $sum i64)
    (local.set $seed (i32.const 1))
    (loop $next
      (local.set $seed (i32.add (i32.mul (local.get $seed) (i32.const 1664525)) (i32.const 1013904223)))
      (local.set $list (struct.new $node (i32.shr_u (local.get $seed) (i32.const 8)) (local.get $list)))
      (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.set $list (call $sort (local.get $list)))
    (block $done
      (loop $next
        (br_if $done (ref.is_null (local.get $list)))
        (local.set $sum (i64.add (i64.mul (local.get $sum) (i64.const 31))
          (i64.extend_i32_u (struct.get $node $value (local.get $list)))))
        (local.set $list (struct.get $node $next (local.get $list)))
        (br $next)))
    (local.get $sum)))
