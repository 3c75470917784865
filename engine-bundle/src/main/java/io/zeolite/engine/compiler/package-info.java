/**
 * The compiler from validated functions to bytecode of the JVM.
 * <p>
 * A module becomes a class loader ({@link io.zeolite.engine.compiler.ModuleLoader}) that emits its classes when the
 * virtual machine first resolves them: one for its instances, one for each group of consecutive functions with a static
 * method per function, and one for each function that somebody holds a reference to. Within a function, a single pass
 * over the instructions emits as it reads: operands of WebAssembly are operands of the JVM, locals are locals, and
 * <b>wherever control flow meets, the operand stack of the JVM is empty</b>: what lies below a block waits in locals, and
 * so do the values that a branch carries. HotSpot replaces a running loop by compiled code only on that condition, and a
 * block is then a function of locals.
 */
package io.zeolite.engine.compiler;
