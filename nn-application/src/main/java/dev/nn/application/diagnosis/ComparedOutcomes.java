package dev.nn.application.diagnosis;

import dev.nn.domain.metric.Outcome;
import java.util.Optional;

/**
 * Predictions on training samples and on another part.
 *
 * @param training the predictions on training samples
 * @param part the name of the part that training saw least
 * @param other the predictions on that part; absent if all samples were trained on
 */
public record ComparedOutcomes(Outcome training, String part, Optional<Outcome> other) {}
