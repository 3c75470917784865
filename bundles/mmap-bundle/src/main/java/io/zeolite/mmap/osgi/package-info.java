/** What connects the allocator to an OSGi framework; not exported. */
package io.zeolite.mmap.osgi;
