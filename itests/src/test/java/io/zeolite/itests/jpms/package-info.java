/** The bundles as modules, without a framework. */
package io.zeolite.itests.jpms;
