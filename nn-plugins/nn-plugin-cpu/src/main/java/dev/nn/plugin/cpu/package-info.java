/**
 * The float32 engine: packed matrix products, and formulas evaluated block by block. Results are
 * bit-identical with and without vectors.
 */
@NullMarked
package dev.nn.plugin.cpu;

import org.jspecify.annotations.NullMarked;
