/** Diagnosis of training: layer measurements during training, and verdicts in words afterwards. */
@NullMarked
package dev.nn.application.diagnosis;

import org.jspecify.annotations.NullMarked;
