/** The one package of the engine that knows a framework: services in, services out. */
package io.zeolite.engine.osgi;
