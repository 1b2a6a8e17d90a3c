/**
 * The domain of nn: nothing here depends on anything but {@code java.base}. Read in this order: {@code formula},
 * {@code function}, {@code network}, {@code engine}, {@code backprop}, {@code optimizer}, {@code training}.
 */
@NullMarked
package dev.nn.domain;

import org.jspecify.annotations.NullMarked;
