/**
 * WASI preview 1: files, clocks, random numbers, arguments and environment for guests.
 * <p>
 * Everything that a guest sees comes from its {@link io.zeolite.api.ModuleConfig}, and its files from the mounts under
 * {@code io.zeolite.sysfs.Mounts.KEY}, and its listening sockets from the source under
 * {@code io.zeolite.sysfs.spi.SocketSource.KEY}; what is not given is not there.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md">WASI preview 1</a>
 */
@Export
@Version("0.1.0")
package io.zeolite.wasi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
