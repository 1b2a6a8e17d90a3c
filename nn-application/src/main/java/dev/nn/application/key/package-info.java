/** Experiment keys, each declared once with its reader, description and writer. */
@NullMarked
package dev.nn.application.key;

import org.jspecify.annotations.NullMarked;
