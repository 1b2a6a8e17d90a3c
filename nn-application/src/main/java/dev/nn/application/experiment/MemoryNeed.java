package dev.nn.application.experiment;

import dev.nn.application.model.Evaluation;
import dev.nn.application.preprocessing.PreparedData;
import dev.nn.domain.backprop.Predictions;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.PlacedLayer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The minimum memory of a run, estimated from sizes alone, before anything but the data is
 * allocated.
 *
 * @param bytes bytes by purpose
 */
public record MemoryNeed(Map<String, Long> bytes) {

    private static final double MEBIBYTE = 1 << 20;

    /**
     * Memory for the name and scale of each input; measured by the smallest heap that writes a
     * model with a million inputs.
     */
    private static final long BYTES_OF_FEATURE = 300;

    /** Estimates the memory of an experiment that trains one network at a time. */
    public static MemoryNeed of(Experiment experiment) {
        long size = experiment.computation().engine().precision().bytes();
        Network network = experiment.model().network();
        long parameters = network.parameterCount() * size;
        int states = experiment.learning().optimizer().rule().elementState().size();
        // Memory for the best epoch's parameters is always allocated, even without early stopping.
        long kept = 2 * parameters;
        long widths = network.layers().stream()
                .mapToLong(layer -> 2L * layer.outputs() + layer.inputs())
                .sum();
        long row = (widths + network.inputs() + 2L * network.outputs()) * size;
        long deltas = network.layers().stream().mapToLong(PlacedLayer::outputs).sum() * size;
        Map<String, Long> bytes = new LinkedHashMap<>();
        bytes.put("parameters", kept);
        bytes.put("gradients", parameters);
        bytes.put("optimizer", parameters * states);
        bytes.put(
                "one_batch",
                (row + deltas)
                        * Math.min(
                                experiment.learning().plan().batches().size(),
                                experiment.learning().samples().samples()));
        // The parameters before a step, and the gradients of the measured samples.
        bytes.put("diagnostics", 2 * parameters);
        bytes.put("evaluation", evaluation(experiment, row));
        bytes.put("model_file", parameters + BYTES_OF_FEATURE * network.inputs());
        bytes.put(
                "data",
                experiment.data().parts().values().stream()
                        .mapToLong(Dataset::bytesInMemory)
                        .sum());
        return new MemoryNeed(bytes);
    }

    /**
     * Estimates the memory of evaluation: a chunk of samples predicted at a time, and the
     * predictions and targets of the largest part for its metrics.
     */
    private static long evaluation(Experiment experiment, long row) {
        PreparedData data = experiment.data();
        int samples =
                data.parts().values().stream().mapToInt(Dataset::samples).max().orElse(0);
        int outputs = experiment.model().network().outputs();
        long chunk = Math.min(samples, Predictions.chunk(experiment.model().network()));
        return chunk * row + 2L * Double.BYTES * outputs * Evaluation.most(samples, outputs);
    }

    /** Returns the total in bytes. */
    public long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns a message if the need exceeds the limit, with ways to fix it. */
    Optional<String> shortage(long most) {
        if (total() <= most) {
            return Optional.empty();
        }
        String parts = bytes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(3)
                .map(part -> part.getKey().replace('_', ' ') + " " + mebibytes(part.getValue()))
                .collect(Collectors.joining(", "));
        return Optional.of("a run needs at least " + mebibytes(total()) + " of memory (" + parts
                + " ...), but this JVM has " + mebibytes(most)
                + "; raise the limit with JDK_JAVA_OPTIONS=-Xmx..., or use smaller layers, batches or images,"
                + " or data.storage: disk");
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MiB", bytes / MEBIBYTE);
    }
}
