/** Splits of rows into training, validation and test set. */
@NullMarked
package dev.nn.application.split;

import org.jspecify.annotations.NullMarked;
