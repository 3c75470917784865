/**
 * The runtime as its users see it: compile modules, instantiate them, call their functions, give them host functions.
 * <p>
 * Start at {@link io.zeolite.api.WasmRuntime}. Interfaces here are implemented by the platform and are not intended to
 * be implemented by others; what others implement is in {@code io.zeolite.api.spi}.
 */
@Export
@Version("0.1.0")
package io.zeolite.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
