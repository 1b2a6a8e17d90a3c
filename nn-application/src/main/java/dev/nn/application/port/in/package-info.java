/**
 * The use cases of the application, with their requests and results. Implementations are named
 * after them.
 */
@NullMarked
package dev.nn.application.port.in;

import org.jspecify.annotations.NullMarked;
