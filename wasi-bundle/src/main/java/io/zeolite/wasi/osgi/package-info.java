/** What connects the host modules to an OSGi framework; not exported. */
package io.zeolite.wasi.osgi;
