/** Report pages of runs: metrics, learning curves, layers and the worst predictions. */
@NullMarked
package dev.nn.application.report;

import org.jspecify.annotations.NullMarked;
