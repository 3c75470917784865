/** When and where the code of modules is generated. */
package io.zeolite.itests.compilation;
