/**
 * The types of WebAssembly: values, functions, aggregates, memories, tables, globals and tags, as immutable values.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html">Specification: types</a>
 */
@Export
@Version("0.1.0")
package io.zeolite.api.type;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
