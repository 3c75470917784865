/**
 * The parser of the text format, by chapter of its grammar: tokens, literals, types, instructions, modules.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/index.html">Specification: text format</a>
 */
package io.zeolite.text.parser;
