/**
 * The tier that interprets: functions are translated to a register machine's code at their first call, and frames lie on
 * the heap, so that recursion of guests takes no Java stack and a stack can be copied.
 */
package io.zeolite.engine.interpreter;
