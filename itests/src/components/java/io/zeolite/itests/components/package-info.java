/** One component for each kind of extension, and one that uses a runtime. */
package io.zeolite.itests.components;
