/** Reads arrays that NumPy has written. */
@NullMarked
package dev.nn.adapters.file.numpy;

import org.jspecify.annotations.NullMarked;
