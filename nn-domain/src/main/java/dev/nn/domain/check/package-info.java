/** Contract checks of functions and engines, and gradients checked against central differences. */
@NullMarked
package dev.nn.domain.check;

import org.jspecify.annotations.NullMarked;
