/** Features beyond the stable interface, enabled through a context or a service. */
@Export
@Version("0.1.0")
package io.zeolite.experimental;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
