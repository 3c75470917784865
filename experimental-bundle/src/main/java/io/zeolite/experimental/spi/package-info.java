/** Experimental extension points that third parties implement. */
@Export
@Version("0.1.0")
package io.zeolite.experimental.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
