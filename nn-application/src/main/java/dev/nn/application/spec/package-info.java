/** Experiments as plain records: defaults are explicit, functions are still names. */
@NullMarked
package dev.nn.application.spec;

import org.jspecify.annotations.NullMarked;
