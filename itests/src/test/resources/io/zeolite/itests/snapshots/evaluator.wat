(module
  (type (;0;) (func (param i32) (result i32)))
  (type (;1;) (func (param i32)))
  (type (;2;) (func (param i32 i32)))
  (type (;3;) (func (result i32)))
  (import "host" "setjmp" (func (;0;) (type 0)))
  (import "host" "note" (func (;1;) (type 1)))
  (import "host" "longjmp" (func (;2;) (type 2)))
  (func (;3;) (type 3) (result i32)
    (i32.const 1024))
  (func (;4;) (type 0) (param i32) (result i32)
    (local i32 i32)
    (global.set 0
      (local.tee 1
        (i32.sub
          (global.get 0)
          (i32.const 16))))
    (i32.store offset=8
      (local.get 1)
      (local.get 0))
    (i32.store offset=4
      (local.get 1)
      (i32.const 0))
    (i32.store
      (local.get 1)
      (i32.const 1024))
    (block  ;; label = @1
      (block  ;; label = @2
        (if  ;; label = @3
          (local.tee 2
            (call 0
              (local.get 0)))
          (then
            (call 1
              (i32.add
                (i32.load offset=4
                  (local.get 1))
                (i32.const 100)))
            (local.set 2
              (i32.sub
                (i32.const 0)
                (local.get 2)))
            (br 1 (;@2;))))
        (local.set 2
          (call 5
            (local.get 1)))
        (br_if 1 (;@1;)
          (i32.load8_u
            (i32.load
              (local.get 1))))
        (call 1
          (i32.add
            (i32.load offset=4
              (local.get 1))
            (i32.const 100))))
      (global.set 0
        (i32.add
          (local.get 1)
          (i32.const 16)))
      (return
        (local.get 2)))
    (call 2
      (local.get 0)
      (i32.const 1))
    (unreachable))
  (func (;5;) (type 0) (param i32) (result i32)
    (local i32 i32 i32 i32 i32)
    (block  ;; label = @1
      (block  ;; label = @2
        (block  ;; label = @3
          (block  ;; label = @4
            (block  ;; label = @5
              (block  ;; label = @6
                (block  ;; label = @7
                  (block  ;; label = @8
                    (block  ;; label = @9
                      (block  ;; label = @10
                        (block  ;; label = @11
                          (if  ;; label = @12
                            (i32.eq
                              (local.tee 2
                                (i32.load8_u
                                  (local.tee 1
                                    (i32.load
                                      (local.get 0)))))
                              (i32.const 40))
                            (then
                              (i32.store
                                (local.get 0)
                                (i32.add
                                  (local.get 1)
                                  (i32.const 1)))
                              (i32.store offset=4
                                (local.get 0)
                                (i32.add
                                  (i32.load offset=4
                                    (local.get 0))
                                  (i32.const 1)))
                              (local.set 4
                                (call 5
                                  (local.get 0)))
                              (br_if 2 (;@10;)
                                (i32.ne
                                  (i32.load8_u
                                    (local.tee 1
                                      (i32.load
                                        (local.get 0))))
                                  (i32.const 41)))
                              (i32.store
                                (local.get 0)
                                (i32.add
                                  (local.get 1)
                                  (i32.const 1)))
                              (i32.store offset=4
                                (local.get 0)
                                (i32.sub
                                  (i32.load offset=4
                                    (local.get 0))
                                  (i32.const 1)))
                              (br 1 (;@11;))))
                          (br_if 2 (;@9;)
                            (i32.le_u
                              (i32.and
                                (i32.sub
                                  (local.get 2)
                                  (i32.const 58))
                                (i32.const 255))
                              (i32.const 245)))
                          (i32.store
                            (local.get 0)
                            (i32.add
                              (local.get 1)
                              (i32.const 1)))
                          (local.set 4
                            (i32.sub
                              (i32.shr_s
                                (i32.shl
                                  (local.get 2)
                                  (i32.const 24))
                                (i32.const 24))
                              (i32.const 48))))
                        (block  ;; label = @11
                          (loop  ;; label = @12
                            (block  ;; label = @13
                              (block  ;; label = @14
                                (br_table 0 (;@14;) 1 (;@13;) 3 (;@11;) 3 (;@11;) 3 (;@11;) 0 (;@14;) 3 (;@11;)
                                  (i32.sub
                                    (local.tee 2
                                      (i32.load8_u
                                        (local.tee 1
                                          (i32.load
                                            (local.get 0)))))
                                    (i32.const 42))))
                              (i32.store
                                (local.get 0)
                                (i32.add
                                  (local.get 1)
                                  (i32.const 1)))
                              (block  ;; label = @14
                                (if  ;; label = @15
                                  (i32.eq
                                    (local.tee 3
                                      (i32.load8_u offset=1
                                        (local.get 1)))
                                    (i32.const 40))
                                  (then
                                    (i32.store
                                      (local.get 0)
                                      (i32.add
                                        (local.get 1)
                                        (i32.const 2)))
                                    (i32.store offset=4
                                      (local.get 0)
                                      (i32.add
                                        (i32.load offset=4
                                          (local.get 0))
                                        (i32.const 1)))
                                    (local.set 1
                                      (call 5
                                        (local.get 0)))
                                    (br_if 7 (;@8;)
                                      (i32.ne
                                        (i32.load8_u
                                          (local.tee 3
                                            (i32.load
                                              (local.get 0))))
                                        (i32.const 41)))
                                    (i32.store
                                      (local.get 0)
                                      (i32.add
                                        (local.get 3)
                                        (i32.const 1)))
                                    (i32.store offset=4
                                      (local.get 0)
                                      (i32.sub
                                        (i32.load offset=4
                                          (local.get 0))
                                        (i32.const 1)))
                                    (br 1 (;@14;))))
                                (br_if 7 (;@7;)
                                  (i32.le_u
                                    (i32.and
                                      (i32.sub
                                        (local.get 3)
                                        (i32.const 58))
                                      (i32.const 255))
                                    (i32.const 245)))
                                (i32.store
                                  (local.get 0)
                                  (i32.add
                                    (local.get 1)
                                    (i32.const 2)))
                                (local.set 1
                                  (i32.sub
                                    (i32.shr_s
                                      (i32.shl
                                        (local.get 3)
                                        (i32.const 24))
                                      (i32.const 24))
                                    (i32.const 48))))
                              (br_if 7 (;@6;)
                                (select
                                  (i32.const 0)
                                  (i32.eq
                                    (local.get 2)
                                    (i32.const 47))
                                  (local.get 1)))
                              (if  ;; label = @14
                                (i32.eq
                                  (local.get 2)
                                  (i32.const 42))
                                (then
                                  (local.set 4
                                    (i32.mul
                                      (local.get 1)
                                      (local.get 4)))
                                  (br 2 (;@12;)))
                                (else
                                  (local.set 4
                                    (i32.div_s
                                      (local.get 4)
                                      (local.get 1)))
                                  (br 2 (;@12;))))
                              (unreachable)))
                          (loop  ;; label = @12
                            (i32.store
                              (local.get 0)
                              (i32.add
                                (local.get 1)
                                (i32.const 1)))
                            (block  ;; label = @13
                              (if  ;; label = @14
                                (i32.eq
                                  (local.tee 2
                                    (i32.load8_u offset=1
                                      (local.get 1)))
                                  (i32.const 40))
                                (then
                                  (i32.store
                                    (local.get 0)
                                    (i32.add
                                      (local.get 1)
                                      (i32.const 2)))
                                  (i32.store offset=4
                                    (local.get 0)
                                    (i32.add
                                      (i32.load offset=4
                                        (local.get 0))
                                      (i32.const 1)))
                                  (local.set 3
                                    (call 5
                                      (local.get 0)))
                                  (br_if 9 (;@5;)
                                    (i32.ne
                                      (i32.load8_u
                                        (local.tee 1
                                          (i32.load
                                            (local.get 0))))
                                      (i32.const 41)))
                                  (i32.store
                                    (local.get 0)
                                    (i32.add
                                      (local.get 1)
                                      (i32.const 1)))
                                  (i32.store offset=4
                                    (local.get 0)
                                    (i32.sub
                                      (i32.load offset=4
                                        (local.get 0))
                                      (i32.const 1)))
                                  (br 1 (;@13;))))
                              (br_if 9 (;@4;)
                                (i32.le_u
                                  (i32.and
                                    (i32.sub
                                      (local.get 2)
                                      (i32.const 58))
                                    (i32.const 255))
                                  (i32.const 245)))
                              (i32.store
                                (local.get 0)
                                (i32.add
                                  (local.get 1)
                                  (i32.const 2)))
                              (local.set 3
                                (i32.sub
                                  (i32.shr_s
                                    (i32.shl
                                      (local.get 2)
                                      (i32.const 24))
                                    (i32.const 24))
                                  (i32.const 48))))
                            (loop  ;; label = @13
                              (block  ;; label = @14
                                (block  ;; label = @15
                                  (br_table 0 (;@15;) 1 (;@14;) 1 (;@14;) 1 (;@14;) 1 (;@14;) 0 (;@15;) 1 (;@14;)
                                    (i32.sub
                                      (local.tee 2
                                        (i32.load8_u
                                          (local.tee 1
                                            (i32.load
                                              (local.get 0)))))
                                      (i32.const 42))))
                                (i32.store
                                  (local.get 0)
                                  (i32.add
                                    (local.get 1)
                                    (i32.const 1)))
                                (block  ;; label = @15
                                  (if  ;; label = @16
                                    (i32.eq
                                      (local.tee 5
                                        (i32.load8_u offset=1
                                          (local.get 1)))
                                      (i32.const 40))
                                    (then
                                      (i32.store
                                        (local.get 0)
                                        (i32.add
                                          (local.get 1)
                                          (i32.const 2)))
                                      (i32.store offset=4
                                        (local.get 0)
                                        (i32.add
                                          (i32.load offset=4
                                            (local.get 0))
                                          (i32.const 1)))
                                      (local.set 1
                                        (call 5
                                          (local.get 0)))
                                      (br_if 13 (;@3;)
                                        (i32.ne
                                          (i32.load8_u
                                            (local.tee 5
                                              (i32.load
                                                (local.get 0))))
                                          (i32.const 41)))
                                      (i32.store
                                        (local.get 0)
                                        (i32.add
                                          (local.get 5)
                                          (i32.const 1)))
                                      (i32.store offset=4
                                        (local.get 0)
                                        (i32.sub
                                          (i32.load offset=4
                                            (local.get 0))
                                          (i32.const 1)))
                                      (br 1 (;@15;))))
                                  (br_if 13 (;@2;)
                                    (i32.le_u
                                      (i32.and
                                        (i32.sub
                                          (local.get 5)
                                          (i32.const 58))
                                        (i32.const 255))
                                      (i32.const 245)))
                                  (i32.store
                                    (local.get 0)
                                    (i32.add
                                      (local.get 1)
                                      (i32.const 2)))
                                  (local.set 1
                                    (i32.sub
                                      (i32.shr_s
                                        (i32.shl
                                          (local.get 5)
                                          (i32.const 24))
                                        (i32.const 24))
                                      (i32.const 48))))
                                (br_if 13 (;@1;)
                                  (select
                                    (i32.const 0)
                                    (i32.eq
                                      (local.get 2)
                                      (i32.const 47))
                                    (local.get 1)))
                                (if  ;; label = @15
                                  (i32.eq
                                    (local.get 2)
                                    (i32.const 42))
                                  (then
                                    (local.set 3
                                      (i32.mul
                                        (local.get 1)
                                        (local.get 3)))
                                    (br 2 (;@13;)))
                                  (else
                                    (local.set 3
                                      (i32.div_s
                                        (local.get 3)
                                        (local.get 1)))
                                    (br 2 (;@13;))))
                                (unreachable)))
                            (local.set 4
                              (i32.add
                                (local.get 3)
                                (local.get 4)))
                            (br_if 0 (;@12;)
                              (i32.eq
                                (local.get 2)
                                (i32.const 43)))))
                        (return
                          (local.get 4)))
                      (call 2
                        (i32.load offset=8
                          (local.get 0))
                        (i32.const 1))
                      (unreachable))
                    (call 2
                      (i32.load offset=8
                        (local.get 0))
                      (i32.const 1))
                    (unreachable))
                  (call 2
                    (i32.load offset=8
                      (local.get 0))
                    (i32.const 1))
                  (unreachable))
                (call 2
                  (i32.load offset=8
                    (local.get 0))
                  (i32.const 1))
                (unreachable))
              (call 2
                (i32.load offset=8
                  (local.get 0))
                (i32.const 2))
              (unreachable))
            (call 2
              (i32.load offset=8
                (local.get 0))
              (i32.const 1))
            (unreachable))
          (call 2
            (i32.load offset=8
              (local.get 0))
            (i32.const 1))
          (unreachable))
        (call 2
          (i32.load offset=8
            (local.get 0))
          (i32.const 1))
        (unreachable))
      (call 2
        (i32.load offset=8
          (local.get 0))
        (i32.const 1))
      (unreachable))
    (call 2
      (i32.load offset=8
        (local.get 0))
      (i32.const 2))
    (unreachable))
  (memory (;0;) 2)
  (global (;0;) (mut i32) (i32.const 66624))
  (export "memory" (memory 0))
  (export "text" (func 3))
  (export "evaluate" (func 4)))
