/** Prediction and evaluation of raw data with a trained network. */
@NullMarked
package dev.nn.application.inference;

import org.jspecify.annotations.NullMarked;
