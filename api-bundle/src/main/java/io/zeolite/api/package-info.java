/** Runtime, modules, instances and what they are configured with; implemented by the engine. */
@Export
@Version("0.1.0")
package io.zeolite.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
