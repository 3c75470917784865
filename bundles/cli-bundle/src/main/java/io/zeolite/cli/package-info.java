/** The zeolite command. */
package io.zeolite.cli;
