;; gc-strings: counts n words in a hash map whose keys are strings, and which grows.
(module
  (type $string (array (mut i8)))
  (type $entry (struct (field $key (ref $string)) (field $hash i32) (field $count (mut i32))
    (field $next (mut (ref null $entry)))))
  (type $buckets (array (mut (ref null $entry))))
  (type $map (struct (field $size (mut i32)) (field $buckets (mut (ref $buckets)))))

  ;; The word of a number: its digits to base 26, of which there are at least three.
  (func $word (param $number i32) (result (ref $string)) (local $word (ref $string)) (local $length i32) (local $rest i32)
    (local.set $rest (local.get $number))
    (local.set $length (i32.const 3))
    (block $known
      (loop $longer
        (br_if $known (i32.eqz (local.tee $rest (i32.div_u (local.get $rest) (i32.const 26)))))
        (local.set $length (i32.add (local.get $length) (i32.const 1)))
        (br $longer)))
    (local.set $word (array.new_default $string (local.get $length)))
    (loop $next
      (local.set $length (i32.sub (local.get $length) (i32.const 1)))
      (array.set $string (local.get $word) (local.get $length)
        (i32.add (i32.const 97) (i32.rem_u (local.get $number) (i32.const 26))))
      (local.set $number (i32.div_u (local.get $number) (i32.const 26)))
      (br_if $next (local.get $length)))
    (local.get $word))

  (func $hash (param $key (ref $string)) (result i32) (local $hash i32) (local $i i32)
    (local.set $hash (i32.const 0x811C9DC5))
    (loop $next
      (local.set $hash (i32.mul (i32.const 0x01000193)
        (i32.xor (local.get $hash) (array.get_u $string (local.get $key) (local.get $i)))))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (array.len (local.get $key)))))
    (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 15))))

  (func $equal (param $a (ref $string)) (param $b (ref $string)) (result i32) (local $i i32)
    (if (i32.ne (array.len (local.get $a)) (array.len (local.get $b))) (then (return (i32.const 0))))
    (loop $next
      (if (i32.ne (array.get_u $string (local.get $a) (local.get $i)) (array.get_u $string (local.get $b) (local.get $i)))
        (then (return (i32.const 0))))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (array.len (local.get $a)))))
    (i32.const 1))

  (func $grow (param $map (ref $map))
    (local $old (ref $buckets)) (local $new (ref $buckets)) (local $i i32) (local $place i32)
    (local $entry (ref null $entry)) (local $next (ref null $entry))
    (local.set $old (struct.get $map $buckets (local.get $map)))
    (local.set $new (array.new_default $buckets (i32.mul (i32.const 2) (array.len (local.get $old)))))
    (loop $buckets
      (local.set $entry (array.get $buckets (local.get $old) (local.get $i)))
      (block $empty
        (loop $entries
          (br_if $empty (ref.is_null (local.get $entry)))
          (local.set $next (struct.get $entry $next (local.get $entry)))
          (local.set $place (i32.and (struct.get $entry $hash (local.get $entry))
            (i32.sub (array.len (local.get $new)) (i32.const 1))))
          (struct.set $entry $next (local.get $entry) (array.get $buckets (local.get $new) (local.get $place)))
          (array.set $buckets (local.get $new) (local.get $place) (local.get $entry))
          (local.set $entry (local.get $next))
          (br $entries)))
      (br_if $buckets (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (array.len (local.get $old)))))
    (struct.set $map $buckets (local.get $map) (local.get $new)))

  (func $count (param $map (ref $map)) (param $key (ref $string))
    (local $hash i32) (local $place i32) (local $buckets (ref $buckets)) (local $entry (ref null $entry))
    (local.set $hash (call $hash (local.get $key)))
    (local.set $buckets (struct.get $map $buckets (local.get $map)))
    (local.set $place (i32.and (local.get $hash) (i32.sub (array.len (local.get $buckets)) (i32.const 1))))
    (local.set $entry (array.get $buckets (local.get $buckets) (local.get $place)))
    (block $absent
      (loop $entries
        (br_if $absent (ref.is_null (local.get $entry)))
        (if (i32.eq (struct.get $entry $hash (local.get $entry)) (local.get $hash))
          (then (if (call $equal (struct.get $entry $key (local.get $entry)) (local.get $key))
            (then
              (struct.set $entry $count (local.get $entry)
                (i32.add (struct.get $entry $count (local.get $entry)) (i32.const 1)))
              (return)))))
        (local.set $entry (struct.get $entry $next (local.get $entry)))
        (br $entries)))
    (array.set $buckets (local.get $buckets) (local.get $place)
      (struct.new $entry (local.get $key) (local.get $hash) (i32.const 1)
        (array.get $buckets (local.get $buckets) (local.get $place))))
    (struct.set $map $size (local.get $map) (i32.add (struct.get $map $size (local.get $map)) (i32.const 1)))
    (if (i32.gt_u (struct.get $map $size (local.get $map)) (array.len (local.get $buckets)))
      (then (call $grow (local.get $map)))))

  (func (export "run") (param $n i32) (result i64)
    (local $map (ref $map)) (local $seed i32) (local $i i32) (local $sum i64)
    (local $buckets (ref $buckets)) (local $entry (ref null $entry))
    (local.set $map (struct.new $map (i32.const 0) (array.new_default $buckets (i32.const 16))))
    (local.set $seed (i32.const 1))
    (loop $words
      (local.set $seed (i32.add (i32.mul (local.get $seed) (i32.const 1664525)) (i32.const 1013904223)))
      (call $count (local.get $map) (call $word (i32.rem_u (i32.shr_u (local.get $seed) (i32.const 8)) (i32.const 5000))))
      (br_if $words (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
    ;; The order of entries does not count.
    (local.set $buckets (struct.get $map $buckets (local.get $map)))
    (local.set $i (i32.const 0))
    (loop $all
      (local.set $entry (array.get $buckets (local.get $buckets) (local.get $i)))
      (block $empty
        (loop $entries
          (br_if $empty (ref.is_null (local.get $entry)))
          (local.set $sum (i64.add (local.get $sum) (i64.mul
            (i64.extend_i32_u (struct.get $entry $hash (local.get $entry)))
            (i64.extend_i32_u (struct.get $entry $count (local.get $entry))))))
          (local.set $entry (struct.get $entry $next (local.get $entry)))
          (br $entries)))
      (br_if $all (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (array.len (local.get $buckets)))))
    (i64.add (i64.mul (local.get $sum) (i64.const 31)) (i64.extend_i32_u (struct.get $map $size (local.get $map))))))
