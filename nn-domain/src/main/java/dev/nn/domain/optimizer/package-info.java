/** Optimizers as formulas: update rules, their state, and learning-rate schedules. */
@NullMarked
package dev.nn.domain.optimizer;

import org.jspecify.annotations.NullMarked;
