/**
 * What activations and losses are: a formula, or plain Java where a formula can't say it. No function is known by name
 * here.
 */
@NullMarked
package dev.nn.domain.function;

import org.jspecify.annotations.NullMarked;
