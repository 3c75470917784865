/**
 * Logs calls of functions: a line when one is entered and a line when it returns, indented by one tab for each call that
 * is logged around it.
 *
 * <pre>
 * --&gt; listener.rand(len=4)
 * 	==&gt; wasi_snapshot_preview1.random_get(buf=4,buf_len=4)
 * 	&lt;== errno=ESUCCESS
 * &lt;--
 * </pre>
 *
 * {@code -->} enters a guest function and {@code ==>} a host function. Parameters and results have their names where the
 * module tells them. Integers are signed; floating-point numbers have as many digits as it takes to tell them apart;
 * vectors are 32 hexadecimal digits, the lower half first; references are 16 hexadecimal digits, all zero for null and
 * otherwise the object's identity hash. Of WASI's functions, paths are shown as text, flags, clocks and errors by name, and
 * results that are left in memory as if they were returned: {@code (opened_fd=4,errno=ESUCCESS)}.
 * <p>
 * A function that ends by a trap, an exception or an exit has no second line. Nor has one that ends in a tail call: the
 * function that is called in its place follows at the same depth.
 * <p>
 * The bundle logs nothing by itself, unless the property {@value io.zeolite.logging.ConfiguredLogging#SCOPES} asks for
 * it.
 */
@Export
@Version("0.1.0")
package io.zeolite.logging;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
