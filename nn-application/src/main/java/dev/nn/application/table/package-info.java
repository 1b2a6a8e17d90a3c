/** Tables of coded cells: columns, their types, and those that are made up. */
@NullMarked
package dev.nn.application.table;

import org.jspecify.annotations.NullMarked;
