/** The bundles in a framework. Each test runs on Felix and on Equinox; which of the two is on the class path decides. */
package io.zeolite.itests.osgi;
