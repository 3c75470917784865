/**
 * Validation: the closed types of a module, matching, and the rules that every module and function body must satisfy.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/index.html">Specification: validation</a>
 */
package io.zeolite.engine.validation;
