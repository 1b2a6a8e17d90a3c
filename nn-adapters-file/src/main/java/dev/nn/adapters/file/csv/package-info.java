/** Reads CSV files strictly: what a lenient reader would swallow is a problem with its line. */
@NullMarked
package dev.nn.adapters.file.csv;

import org.jspecify.annotations.NullMarked;
