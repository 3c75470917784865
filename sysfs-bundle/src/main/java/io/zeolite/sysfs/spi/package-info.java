/** What a file system implements. */
@Export
@Version("0.1.0")
package io.zeolite.sysfs.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
