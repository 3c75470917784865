/**
 * What guests written in AssemblyScript import from {@code env}: {@code abort}, {@code trace} and {@code seed}.
 *
 * @see <a href="https://www.assemblyscript.org/concepts.html#special-imports">AssemblyScript: special imports</a>
 */
@Export
@Version("0.1.0")
package io.zeolite.assemblyscript;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
