;; The start function calls the host.
(module
  (import "env" "start" (func $start))
  (memory 1)
  (start $start))
