/** The bundles as plain jars on a class path. */
package io.zeolite.itests.classpath;
