/** Samples ready for a network, and splits of rows into training, validation and test sets. */
@NullMarked
package dev.nn.domain.data;

import org.jspecify.annotations.NullMarked;
