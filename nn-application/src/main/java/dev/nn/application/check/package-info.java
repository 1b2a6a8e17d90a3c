/** A dry run: a summary of an experiment and a check of its gradients, without training. */
@NullMarked
package dev.nn.application.check;

import org.jspecify.annotations.NullMarked;
