/** A dry run: what an experiment comes to and whether its gradients are right, without training. */
@NullMarked
package dev.nn.application.check;

import org.jspecify.annotations.NullMarked;
