/**
 * Problems in inputs, one line each: the position, the value found, the values allowed and the
 * nearest valid word.
 */
@NullMarked
package dev.nn.application.problem;

import org.jspecify.annotations.NullMarked;
