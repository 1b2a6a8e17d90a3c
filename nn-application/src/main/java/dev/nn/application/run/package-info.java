/** Training and evaluation of experiments, and storage of their results. */
@NullMarked
package dev.nn.application.run;

import org.jspecify.annotations.NullMarked;
