/** An experiment resolved: no string names a function after this. */
@NullMarked
package dev.nn.application.experiment;

import org.jspecify.annotations.NullMarked;
