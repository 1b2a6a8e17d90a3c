/** What a trained network needs to be used again: layers, preprocessing, target, and how all that is written down. */
@NullMarked
package dev.nn.application.model;

import org.jspecify.annotations.NullMarked;
