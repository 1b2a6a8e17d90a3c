/** Resolved experiments: after this stage, no string names a function. */
@NullMarked
package dev.nn.application.experiment;

import org.jspecify.annotations.NullMarked;
