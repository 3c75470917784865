/** What connects the host module to an OSGi framework; not exported. */
package io.zeolite.threads.osgi;
