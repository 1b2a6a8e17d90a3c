/**
 * Samples ready for a network, and how rows are parted into training, validation and test.
 */
@NullMarked
package dev.nn.domain.data;

import org.jspecify.annotations.NullMarked;
