/** Metrics of predictions. A metric never sees the network. */
@NullMarked
package dev.nn.domain.metric;

import org.jspecify.annotations.NullMarked;
