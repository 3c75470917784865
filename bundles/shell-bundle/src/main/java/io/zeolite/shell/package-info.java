/** Commands of a Gogo shell: those of the command line, and those for the instances of a framework. */
package io.zeolite.shell;
