/**
 * The state of learning: one public step, and a session that is a short loop over it.
 */
@NullMarked
package dev.nn.domain.training;

import org.jspecify.annotations.NullMarked;
