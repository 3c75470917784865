/**
 * Runtimes, instances, functions, memories, globals and tables without an engine, for the unit tests of host functions,
 * listeners and other extensions. They keep what the interfaces promise, but execute nothing: a function is what a test
 * says it is.
 * <p>
 * Threads: confined to one, unless a class says otherwise.
 */
@Export
@Version("0.1.0")
package io.zeolite.testing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
