/** NumPy array files: NPY and NPZ. */
@NullMarked
package dev.nn.adapters.file.numpy;

import org.jspecify.annotations.NullMarked;
