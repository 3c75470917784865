/**
 * The compiler from validated functions to bytecode of the JVM.
 * <p>
 * A module becomes a class loader ({@link io.zeolite.engine.compiler.ModuleLoader}) that emits its classes when the
 * virtual machine first resolves them: one for its instances, one for each group of consecutive functions with a static
 * method per function, and one for each function that somebody holds a reference to. Within a function, a single pass
 * over the instructions emits as it reads: operands of WebAssembly are operands of the JVM, locals are locals, and
 * <b>wherever control flow meets, the operand stack of the JVM is empty</b>: what lies below a block waits in locals, and
 * so do the values that a branch carries. HotSpot replaces a running loop by compiled code only on that condition, and a
 * block is then a function of locals. For the same reason handlers of exceptions, before which the JVM empties its operand
 * stack, lose nothing.
 * <p>
 * A function that would become a method that HotSpot does not compile is divided
 * ({@link io.zeolite.engine.compiler.FunctionPlan}): a dry run of the same emitters makes a table of its instructions
 * ({@link io.zeolite.engine.compiler.BodyTable}); {@link io.zeolite.engine.compiler.SplitPlanner} decides which runs of
 * them become methods of their own, {@link io.zeolite.engine.compiler.LocalPlanner} where each method has the locals; then
 * each {@link io.zeolite.engine.compiler.Piece} is emitted like a function, but for its entry, its ways out
 * ({@link io.zeolite.engine.compiler.ExitEmitter}) and the calls of its parts
 * ({@link io.zeolite.engine.compiler.PartEmitter}).
 * <p>
 * A function that ends in a call of what may itself end in calls becomes two methods. Its body leaves such a call in the
 * instance and returns; its entry, to which callers go, calls the body and then what was left
 * ({@link io.zeolite.engine.runtime.TailCall}). Callers thus check nothing, and calls in tail position need no stack. A
 * call of the function itself is a jump, and one of a function of the module that ends in no calls is an ordinary one.
 */
package io.zeolite.engine.compiler;
