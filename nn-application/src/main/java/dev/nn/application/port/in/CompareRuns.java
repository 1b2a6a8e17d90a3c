package dev.nn.application.port.in;

import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port in: what finished runs have in common with each other, and what not. */
public interface CompareRuns {

    /**
     * Runs side by side.
     *
     * @param settings paths of experiments that are not the same in all runs, each with the value of every run in order;
     *     empty where a run has none
     * @param figures numbers by {@code <part> <figure>}, each with that of every run in order; NaN where a run has none
     */
    record Comparison(List<String> runs, Map<String, List<String>> settings, Map<String, List<Double>> figures) {}

    /**
     * The comparison, or what is wrong with the folders.
     *
     * @param page the file that keeps it as a page of HTML too; absent for none
     */
    Validation<Seq<Problem>, Comparison> compare(List<String> runs, Optional<String> page);
}
