package dev.nn.application.run;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.port.out.StoredModel;
import dev.nn.application.port.out.StoredRun.SavedState;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.function.Interval;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.tensor.Tensor;
import dev.nn.domain.training.TrainingState;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reader of stored checkpoints. Input is untrusted: every error is a problem. */
final class States {

    private States() {}

    /**
     * A checkpoint and its metadata.
     *
     * @param journal hash of the run's journal at that time
     * @param experiment hash of the resolved experiment
     * @param passedOver reasons why newer checkpoints are unusable
     */
    record RestoredState(TrainingState state, String journal, String experiment, List<Problem> passedOver) {}

    static Validation<Seq<Problem>, RestoredState> read(SavedState left) {
        StoredModel stored = left.stored();
        Problems problems = new Problems();
        Optional<RestoredState> state = Fields.of(stored.description(), "", problems)
                .map(fields -> {
                    List.of(
                                    "format_version",
                                    "step",
                                    "epoch",
                                    "batch",
                                    "numbers",
                                    "journal_sha256",
                                    "experiment_sha256")
                            .forEach(fields::required);
                    fields.whole("format_version", 1, 1);
                    long step = fields.whole("step", 0, Long.MAX_VALUE).orElse(0L);
                    int epoch = fields.whole("epoch", 0, Integer.MAX_VALUE)
                            .orElse(0L)
                            .intValue();
                    int batch = fields.whole("batch", 0, Integer.MAX_VALUE)
                            .orElse(0L)
                            .intValue();
                    return new RestoredState(
                            new TrainingState(step, epoch, batch, numbers(fields), tensors(stored)),
                            fields.text("journal_sha256").orElse(""),
                            fields.text("experiment_sha256").orElse(""),
                            left.passedOver());
                });
        return problems.validate(problems.isEmpty() ? state : Optional.empty());
    }

    private static Map<String, Double> numbers(Fields fields) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        fields.map("numbers")
                .ifPresent(all -> entries(fields.node("numbers"))
                        .forEach(entry -> all.number(entry.key(), Interval.ALL)
                                .ifPresent(number -> numbers.put(entry.key(), number))));
        return numbers;
    }

    /** Returns the entries of a map; empty for any other node. */
    static List<Entry> entries(Optional<Node> node) {
        return node.filter(MapNode.class::isInstance)
                .map(map -> ((MapNode) map).entries())
                .orElse(List.of());
    }

    private static Map<String, Tensor> tensors(StoredModel stored) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        stored.tensors()
                .forEach((name, tensor) -> tensors.put(name, Float64Tensor.of(new double[][] {tensor.values()})));
        return tensors;
    }
}
