/** File systems for guests: host directories, views and mounts. */
@Export
@Version("0.1.0")
package io.zeolite.sysfs;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
