package dev.nn.application.diagnosis;

import dev.nn.domain.metric.Outcome;
import java.util.Optional;

/**
 * What a training came to.
 *
 * @param training predictions of training samples
 * @param part the name of the part that was seen least
 * @param other predictions of that part; absent where all samples trained
 */
public record ComparedOutcomes(Outcome training, String part, Optional<Outcome> other) {}
