/** What the application asks of the world outside, one purpose each. */
@NullMarked
package dev.nn.application.port.out;

import org.jspecify.annotations.NullMarked;
