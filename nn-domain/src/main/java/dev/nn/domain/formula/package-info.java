/**
 * A small symbolic language. Formulas are parsed, evaluated over arrays, differentiated,
 * simplified, searched for kinks, and written as text, LaTeX or MathML.
 *
 * <p>Everything here is immutable and stateless, and may be shared between threads. Numbers are
 * float64, and every elementary function is that of {@link StrictMath}, so a value is the same on
 * every machine.
 */
@NullMarked
package dev.nn.domain.formula;

import org.jspecify.annotations.NullMarked;
