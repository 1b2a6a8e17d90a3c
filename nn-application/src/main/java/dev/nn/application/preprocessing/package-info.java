/**
 * Encodings of columns as a network's inputs and targets, fitted on the training rows and applied
 * to any rows.
 */
@NullMarked
package dev.nn.application.preprocessing;

import org.jspecify.annotations.NullMarked;
