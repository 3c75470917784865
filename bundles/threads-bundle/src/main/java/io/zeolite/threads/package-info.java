/**
 * Threads that guests start by {@code wasi.thread-spawn}, as toolchains for {@code wasm32-wasip1-threads} import it.
 *
 * @see <a href="https://github.com/WebAssembly/wasi-threads">wasi-threads</a>
 */
@Export
@Version("0.1.0")
package io.zeolite.threads;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
