/** The printer of the text format, by chapter of its grammar. What it prints, the parser reads back as the same module. */
package io.zeolite.text.printer;
