/** Projects to start from. */
@NullMarked
package dev.nn.application.scaffold;

import org.jspecify.annotations.NullMarked;
