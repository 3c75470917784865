/** The command line as a process: what it prints, and how it ends. */
package io.zeolite.itests.commandline;
