/** Training: one public step, and a session that runs it in a short loop. */
@NullMarked
package dev.nn.domain.training;

import org.jspecify.annotations.NullMarked;
