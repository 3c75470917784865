/** Structure and binary format of modules. */
@Export
@Version("0.1.0")
package io.zeolite.format;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
