/** Runs guests in whatever world it is put into, and reports in types of Java alone. */
package io.zeolite.itests.driver;
