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
 * The memory that a run can't do without, estimated from sizes alone, before any of it is allocated but the data.
 *
 * @param bytes by what they are for
 */
public record MemoryNeed(Map<String, Long> bytes) {

    private static final double MEBIBYTE = 1 << 20;

    /** Each input has a name and a scale; measured by the smallest heap that writes the model of a million. */
    private static final long BYTES_OF_FEATURE = 300;

    /** Of an experiment that trains one network at a time. */
    public static MemoryNeed of(Experiment experiment) {
        long size = experiment.computation().engine().precision().bytes();
        Network network = experiment.model().network();
        long parameters = network.parameterCount() * size;
        int states = experiment.learning().optimizer().rule().elementState().size();
        // Those of the best epoch so far have room of their own, whether early stopping wants them or not.
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
        // The parameters of a step before, and gradients of the samples that are measured.
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

    /** A chunk of samples that is predicted at a time, and the predictions and targets of the largest part for its metrics. */
    private static long evaluation(Experiment experiment, long row) {
        PreparedData data = experiment.data();
        int samples =
                data.parts().values().stream().mapToInt(Dataset::samples).max().orElse(0);
        int outputs = experiment.model().network().outputs();
        long chunk = Math.min(samples, Predictions.chunk(experiment.model().network()));
        return chunk * row + 2L * Double.BYTES * outputs * Evaluation.most(samples, outputs);
    }

    /** All of it. */
    public long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Why that is more than there is, and what to do. */
    Optional<String> shortage(long most) {
        if (total() <= most) {
            return Optional.empty();
        }
        String parts = bytes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(3)
                .map(part -> part.getKey().replace('_', ' ') + " " + mebibytes(part.getValue()))
                .collect(Collectors.joining(", "));
        return Optional.of(
                "a run needs at least " + mebibytes(total()) + " of memory (" + parts
                        + " ...), this JVM has " + mebibytes(most)
                        + "; more by JDK_JAVA_OPTIONS=-Xmx..., less by smaller layers, batches or images, or data.storage: disk");
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MiB", bytes / MEBIBYTE);
    }
}
