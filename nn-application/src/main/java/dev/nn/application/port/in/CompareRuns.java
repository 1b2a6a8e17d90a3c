package dev.nn.application.port.in;

import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port in: compares the settings and metrics of finished runs. */
public interface CompareRuns {

    /**
     * A comparison of runs.
     *
     * @param settings the settings that differ: the value of every run in order, keyed by path in
     *     the experiment; empty for a run without one
     * @param figures the metrics: the value of every run in order, keyed by {@code <part>
     *     <figure>}; NaN for a run without one
     */
    record RunComparison(List<String> runs, Map<String, List<String>> settings, Map<String, List<Double>> figures) {}

    /**
     * Returns the comparison, or the problems with the folders.
     *
     * @param page the file in which to save the comparison as an HTML page too; absent for none
     */
    Validation<Seq<Problem>, RunComparison> compare(List<String> runs, Optional<String> page);
}
