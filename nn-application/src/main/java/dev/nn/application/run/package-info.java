/** Training and evaluating an experiment, and what is kept of it. */
@NullMarked
package dev.nn.application.run;

import org.jspecify.annotations.NullMarked;
