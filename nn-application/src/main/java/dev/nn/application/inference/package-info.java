/** A trained network and raw data: predictions, and how good they are. */
@NullMarked
package dev.nn.application.inference;

import org.jspecify.annotations.NullMarked;
