/**
 * The functions that come with nn, each with its formula, source and range. Definitions and
 * defaults are PyTorch's where PyTorch has the function.
 */
@NullMarked
package dev.nn.plugin.functions;

import org.jspecify.annotations.NullMarked;
