/** A memory allocator that reserves address space, so that memories grow in place. */
@Export
@Version("0.1.0")
package io.zeolite.mmap;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
