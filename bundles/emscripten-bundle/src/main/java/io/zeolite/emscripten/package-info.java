/**
 * What guests compiled by Emscripten import from {@code env} for {@code setjmp}, {@code longjmp} and growing memories.
 *
 * @see <a href="https://emscripten.org/docs/porting/setjmp-longjmp.html">Emscripten: setjmp and longjmp</a>
 */
@Export
@Version("0.1.0")
package io.zeolite.emscripten;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
