/** What is wrong with a module or with what it is given is said clearly, by the exception that the API promises. */
package io.zeolite.itests.input;
