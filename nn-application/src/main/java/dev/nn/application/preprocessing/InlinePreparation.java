package dev.nn.application.preprocessing;

import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.SourceSpec.Sample;
import dev.nn.application.split.Parts;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.TensorDataset;
import dev.nn.domain.function.ClassEncoding;
import dev.nn.domain.tensor.Float64Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A preparation of samples that the experiment file contains: they are used unchanged, all for
 * training.
 */
public record InlinePreparation(Position position, List<Sample> samples, Problems problems) {

    /**
     * Returns the data, or empty if there are problems. Targets are classes if the loss is a
     * classification loss.
     */
    public Optional<PreparedData> prepare(Optional<ClassEncoding> classes) {
        if (samples.isEmpty()) {
            // Unreadable samples have been reported already.
            if (problems.isEmpty()) {
                problems.add(position, "data.inline", "expected at least one sample, found none");
            }
            return Optional.empty();
        }
        int inputs = samples.get(0).input().length;
        int targets = samples.get(0).target().length;
        boolean even = true;
        for (Sample sample : samples) {
            even &= sameWidth(sample, "inputs", inputs, sample.input().length);
            even &= sameWidth(sample, "targets", targets, sample.target().length);
        }
        if (inputs == 0 || targets == 0) {
            String what = inputs == 0 ? "input" : "target";
            problems.add(
                    samples.get(0).position(), "data.inline[0]." + what, "expected at least one number, found none");
        }
        if (!even || inputs == 0 || targets == 0) {
            return Optional.empty();
        }
        Dataset data = new TensorDataset(
                Float64Tensor.of(samples.stream().map(Sample::input).toArray(double[][]::new)),
                Float64Tensor.of(samples.stream().map(Sample::target).toArray(double[][]::new)));
        List<ColumnEncoding> features = IntStream.range(0, inputs)
                .<ColumnEncoding>mapToObj(k -> Numeric.plain("input_" + k))
                .toList();
        return Optional.of(new PreparedData(
                Map.of(Parts.TRAIN, data),
                features,
                target(classes, targets),
                new double[0],
                0,
                Map.of(),
                List.of(),
                List.of()));
    }

    /**
     * Returns the encoding of targets. Columns and classes have no names here, so they are numbered
     * from 0.
     */
    private static TargetEncoding target(Optional<ClassEncoding> classes, int targets) {
        if (classes.isPresent()) {
            List<String> names = IntStream.range(0, Math.max(2, targets))
                    .mapToObj(Integer::toString)
                    .toList();
            ColumnEncoding.Label label = new ColumnEncoding.Label("target", names, targets, classes.get());
            return new TargetEncoding.Classes(label, classes.get() == ClassEncoding.ZERO_ONE);
        }
        return new TargetEncoding.Values(IntStream.range(0, targets)
                .mapToObj(k -> Numeric.plain("target_" + k))
                .toList());
    }

    private boolean sameWidth(Sample sample, String what, int first, int found) {
        if (first != found) {
            String message = "expected " + first + " " + what + " as in the first sample, found " + found;
            problems.add(sample.position(), "data.inline", message);
        }
        return first == found;
    }
}
