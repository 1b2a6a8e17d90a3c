package dev.nn.application.run;

import dev.nn.application.problem.Problem;
import dev.nn.domain.training.TrainingResult;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param metrics per part, then per figure: numbers, or counts as a table
 * @param warnings what is odd about the data, though they could be used
 * @param folder where everything is kept
 */
public record RunSummary(
        String experiment,
        long parameterCount,
        TrainingResult training,
        Map<String, Map<String, Object>> metrics,
        List<Problem> warnings,
        String folder) {}
