/** Which rows train, validate and test. */
@NullMarked
package dev.nn.application.split;

import org.jspecify.annotations.NullMarked;
