/** Tables of coded cells: columns and their types, and generated tables. */
@NullMarked
package dev.nn.application.table;

import org.jspecify.annotations.NullMarked;
