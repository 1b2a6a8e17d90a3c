/** The float32 engine: packed products, formulas evaluated block by block, the same bits with and without vectors. */
@NullMarked
package dev.nn.plugin.cpu;

import org.jspecify.annotations.NullMarked;
