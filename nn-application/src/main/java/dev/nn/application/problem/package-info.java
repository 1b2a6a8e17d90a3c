/** What is wrong with an input, one line each: where, what was found, what is allowed, the nearest valid word. */
@NullMarked
package dev.nn.application.problem;

import org.jspecify.annotations.NullMarked;
