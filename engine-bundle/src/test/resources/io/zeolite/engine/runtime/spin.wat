;; Runs until it is interrupted.
(module
  (func (export "spin") (loop $again (br $again))))
