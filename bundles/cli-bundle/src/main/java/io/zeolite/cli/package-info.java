/** The zeolite command, for the command line and for shells of others. */
@Export
@Version("0.1.0")
package io.zeolite.cli;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
