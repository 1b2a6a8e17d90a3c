package dev.nn.application.preprocessing;

import dev.nn.application.problem.Problem;
import dev.nn.application.split.Parts;
import dev.nn.domain.data.Dataset;
import java.util.List;
import java.util.Map;

/**
 * Samples ready for a network.
 *
 * @param parts {@code train}, {@code validation} and {@code test}, those that have rows, in this order
 * @param features how columns became inputs
 * @param weights what each training row counts; empty where all count alike
 * @param imageWidth pixels of a line where each sample is an image; 0 where it is none
 * @param sources the tables' content hashes by their names; empty for inline data
 * @param warnings what is odd about the data, though it can be used
 * @param columns of the table, in their order; empty where there is none
 */
public record PreparedData(
        Map<String, Dataset> parts,
        List<ColumnEncoding> features,
        TargetEncoding target,
        double[] weights,
        int imageWidth,
        Map<String, String> sources,
        List<Problem> warnings,
        List<String> columns) {

    /** The training rows. */
    public Dataset training() {
        return part(Parts.TRAIN);
    }

    /** The part that has seen least of learning: test, else validation, else train. */
    public String leastSeen() {
        return parts.containsKey(Parts.TEST)
                ? Parts.TEST
                : parts.containsKey(Parts.VALIDATION) ? Parts.VALIDATION : Parts.TRAIN;
    }

    /** The rows of a part that there is. */
    public Dataset part(String name) {
        Dataset part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException("no rows of the part " + name);
        }
        return part;
    }
}
