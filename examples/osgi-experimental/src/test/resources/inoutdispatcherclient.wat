;; Lets a module "inoutdispatcher" do the work.
(module
  (import "inoutdispatcher" "dispatch" (func $dispatch))
  (func (export "dispatch") (call $dispatch)))
