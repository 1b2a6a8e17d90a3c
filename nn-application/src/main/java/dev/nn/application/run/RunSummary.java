package dev.nn.application.run;

import dev.nn.domain.training.TrainingResult;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param folder where everything is kept
 * @param metrics per part, then per figure: numbers, or counts as a table
 */
public record RunSummary(
        String experiment,
        long parameterCount,
        TrainingResult training,
        Map<String, Map<String, Object>> metrics,
        String folder) {}
