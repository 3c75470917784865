;; gc-trees: the nodes of a binary tree of depth n that lives on, and of many smaller ones that do not.
(module
  (type $node (struct (field $left (ref null $node)) (field $right (ref null $node))))
  (func $make (param $depth i32) (result (ref $node))
    (if (result (ref $node)) (local.get $depth)
      (then (struct.new $node
        (call $make (i32.sub (local.get $depth) (i32.const 1)))
        (call $make (i32.sub (local.get $depth) (i32.const 1)))))
      (else (struct.new $node (ref.null $node) (ref.null $node)))))
  (func $count (param $tree (ref $node)) (result i32) (local $left (ref null $node))
    (local.set $left (struct.get $node $left (local.get $tree)))
    (if (result i32) (ref.is_null (local.get $left))
      (then (i32.const 1))
      (else (i32.add (i32.const 1) (i32.add
        (call $count (ref.as_non_null (local.get $left)))
        (call $count (ref.as_non_null (struct.get $node $right (local.get $tree)))))))))
  (func (export "run") (param $n i32) (result i64)
    (local $long (ref $node)) (local $depth i32) (local $trees i32) (local $sum i64)
    (local.set $long (call $make (local.get $n)))
    (local.set $depth (i32.const 4))
    (block $done
      (loop $depths
        (br_if $done (i32.gt_s (local.get $depth) (local.get $n)))
        (local.set $trees (i32.shl (i32.const 1) (i32.add (i32.sub (local.get $n) (local.get $depth)) (i32.const 4))))
        (loop $next
          (local.set $sum (i64.add (i64.mul (local.get $sum) (i64.const 3))
            (i64.extend_i32_u (call $count (call $make (local.get $depth))))))
          (br_if $next (local.tee $trees (i32.sub (local.get $trees) (i32.const 1)))))
        (local.set $depth (i32.add (local.get $depth) (i32.const 4)))
        (br $depths)))
    (i64.add (local.get $sum) (i64.extend_i32_u (call $count (local.get $long))))))
