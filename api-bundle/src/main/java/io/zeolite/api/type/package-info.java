/** The types of WebAssembly. */
@Export
@Version("0.1.0")
package io.zeolite.api.type;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
