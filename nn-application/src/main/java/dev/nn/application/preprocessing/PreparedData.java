package dev.nn.application.preprocessing;

import dev.nn.application.problem.Problem;
import dev.nn.application.split.Parts;
import dev.nn.domain.data.Dataset;
import java.util.List;
import java.util.Map;

/**
 * Samples ready for a network.
 *
 * @param parts the non-empty parts in the order {@code train}, {@code validation}, {@code test}
 * @param features encodings of the feature columns
 * @param weights weight of each training row; empty if all rows have equal weight
 * @param imageWidth image width in pixels; 0 if samples are not images
 * @param sources content hashes of the tables by name; empty for inline data
 * @param warnings warnings about the data
 * @param columns column names of the table in order; empty without a table
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

    /** Returns the training rows. */
    public Dataset training() {
        return part(Parts.TRAIN);
    }

    /** Returns the name of the part least used in training: test, else validation, else train. */
    public String leastSeen() {
        return parts.containsKey(Parts.TEST)
                ? Parts.TEST
                : parts.containsKey(Parts.VALIDATION) ? Parts.VALIDATION : Parts.TRAIN;
    }

    /** Returns the rows of a part, which must exist. */
    public Dataset part(String name) {
        Dataset part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException("no such part: " + name);
        }
        return part;
    }
}
