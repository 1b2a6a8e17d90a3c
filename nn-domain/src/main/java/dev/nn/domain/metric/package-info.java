/**
 * Figures that judge predictions. Metrics never see the network.
 */
@NullMarked
package dev.nn.domain.metric;

import org.jspecify.annotations.NullMarked;
