/** What connects the commands to an OSGi framework; not exported. */
package io.zeolite.shell.osgi;
