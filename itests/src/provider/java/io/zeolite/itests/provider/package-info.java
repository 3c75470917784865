/** Extensions, made once and found both ways: by the service loader and as services of a framework. */
package io.zeolite.itests.provider;
