/** Trained models: layers, preprocessing, target, and their description in the model file. */
@NullMarked
package dev.nn.application.model;

import org.jspecify.annotations.NullMarked;
