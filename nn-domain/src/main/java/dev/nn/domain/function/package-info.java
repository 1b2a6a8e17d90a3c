/**
 * Activations and losses, as formulas or in plain Java where a formula can't express them. No
 * function is known by name here.
 */
@NullMarked
package dev.nn.domain.function;

import org.jspecify.annotations.NullMarked;
