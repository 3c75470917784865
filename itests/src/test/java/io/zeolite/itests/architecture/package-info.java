/** What the bundles promise: who depends on whom, and what each tells the module system and the framework. */
package io.zeolite.itests.architecture;
