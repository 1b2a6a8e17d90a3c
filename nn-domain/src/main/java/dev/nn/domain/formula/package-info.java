/**
 * A small symbolic language: a formula is parsed, evaluated over arrays, differentiated, simplified, asked for its
 * kinks, and written as text, LaTeX or MathML.
 *
 * <p>Everything here is immutable and without state, and may be shared between threads. Numbers are float64 and every
 * elementary function is {@link StrictMath}'s, so that a value is the same on every machine.
 */
@NullMarked
package dev.nn.domain.formula;

import org.jspecify.annotations.NullMarked;
