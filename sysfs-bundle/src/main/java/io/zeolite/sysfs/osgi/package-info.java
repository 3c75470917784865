/** Files for guests out of an OSGi framework. */
@Export
@Version("0.1.0")
package io.zeolite.sysfs.osgi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
