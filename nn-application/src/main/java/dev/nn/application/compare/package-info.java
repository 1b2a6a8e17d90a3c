/** Runs side by side. */
@NullMarked
package dev.nn.application.compare;

import org.jspecify.annotations.NullMarked;
