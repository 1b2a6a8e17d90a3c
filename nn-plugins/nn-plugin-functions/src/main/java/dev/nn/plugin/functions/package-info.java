/** The functions that come with nn. Each is its formula, its source and its range; definitions and defaults are PyTorch's where it has the function. */
@NullMarked
package dev.nn.plugin.functions;

import org.jspecify.annotations.NullMarked;
