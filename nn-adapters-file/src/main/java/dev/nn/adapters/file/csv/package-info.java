/**
 * Strict reading of CSV files. Faults that a lenient reader would accept are reported with their
 * line.
 */
@NullMarked
package dev.nn.adapters.file.csv;

import org.jspecify.annotations.NullMarked;
