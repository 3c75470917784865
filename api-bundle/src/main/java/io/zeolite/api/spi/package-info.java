/**
 * What others implement: host functions, host modules, clocks.
 */
@Export
@Version("0.1.0")
package io.zeolite.api.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
