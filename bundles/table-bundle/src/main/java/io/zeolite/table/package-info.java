/** Functions in tables, as indirect calls find them. */
@Export
@Version("0.1.0")
package io.zeolite.table;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
