/** Columns as inputs and targets of a network: fitted on the training rows, then applied to any. */
@NullMarked
package dev.nn.application.preprocessing;

import org.jspecify.annotations.NullMarked;
