;; A command that calls the host, with a memory.
(module
  (import "env" "start" (func $start))
  (memory 1)
  (func (export "_start") (call $start)))
