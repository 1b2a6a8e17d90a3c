/** The outgoing ports of the application, each with one purpose. */
@NullMarked
package dev.nn.application.port.out;

import org.jspecify.annotations.NullMarked;
