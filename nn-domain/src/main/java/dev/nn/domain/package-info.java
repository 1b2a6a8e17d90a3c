/**
 * The domain of nn, which depends only on {@code java.base}. Suggested reading order:
 * {@code formula}, {@code function}, {@code network}, {@code engine}, {@code backprop},
 * {@code optimizer}, {@code training}.
 */
@NullMarked
package dev.nn.domain;

import org.jspecify.annotations.NullMarked;
