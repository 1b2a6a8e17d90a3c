/**
 * Exact gradients held against central differences.
 */
@NullMarked
package dev.nn.domain.check;

import org.jspecify.annotations.NullMarked;
