package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.document.Values;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.LayerSpec;
import dev.nn.application.spec.ExperimentSpec.Sample;
import dev.nn.application.spec.ExperimentSpec.TrainingSpec;
import dev.nn.domain.function.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a document into an {@link ExperimentSpec}. A field that is wrong is reported and read as its default, so that
 * all that can still be judged is.
 */
public final class SpecReader {

    private final Problems problems;
    private final FunctionSpecReader functions;
    private final Values values;

    private SpecReader(Problems problems) {
        this.problems = problems;
        this.functions = new FunctionSpecReader(problems);
        this.values = new Values(problems);
    }

    /** Reads a document; empty only when it is no map at all. */
    public static Optional<ExperimentSpec> read(Node document, Problems problems) {
        return Fields.of(document, "", problems).map(fields -> new SpecReader(problems).experiment(fields));
    }

    private ExperimentSpec experiment(Fields fields) {
        fields.required("data");
        fields.required("network");
        ExperimentSpec spec = new ExperimentSpec(
                fields.position(),
                fields.text("name").orElse("experiment"),
                fields.whole("seed", 0, Long.MAX_VALUE / 10).orElse(0L),
                fields.map("data").map(this::samples).orElse(List.of()),
                fields.map("network").map(this::layers).orElse(List.of()),
                functions.read(fields, "loss"),
                functions.read(fields, "optimizer", "adam"),
                training(fields));
        engine(fields);
        fields.close();
        return spec;
    }

    private List<Sample> samples(Fields fields) {
        fields.required("inline");
        List<Node> items = fields.list("inline").map(ListNode::items).orElse(List.of());
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            sample(items.get(i), fields.path("inline") + "[" + i + "]").ifPresent(samples::add);
        }
        fields.close();
        return samples;
    }

    private Optional<Sample> sample(Node node, String path) {
        return Fields.of(node, path, problems).flatMap(fields -> {
            Optional<double[]> input = fields.required("input").flatMap(n -> values.numbers(n, path + ".input"));
            Optional<double[]> target = fields.required("target").flatMap(n -> target(n, path + ".target"));
            fields.close();
            return input.flatMap(i -> target.map(t -> new Sample(node.position(), i, t)));
        });
    }

    /** One number or a list of them. */
    private Optional<double[]> target(Node node, String path) {
        return node instanceof ScalarNode
                ? values.number(node, path, Interval.ALL).map(t -> new double[] {t})
                : values.numbers(node, path);
    }

    private List<LayerSpec> layers(Fields fields) {
        fields.required("layers");
        List<Node> items = fields.list("layers").map(ListNode::items).orElse(List.of());
        LayerSpecReader reader = new LayerSpecReader(problems);
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            reader.read(items.get(i), fields.path("layers") + "[" + i + "]").ifPresent(layers::add);
        }
        fields.close();
        return layers;
    }

    private TrainingSpec training(Fields experiment) {
        Optional<Fields> fields = experiment.map("training");
        FunctionSpec constant = FunctionSpec.named("constant", experiment.position(), "training.schedule");
        return fields.map(f -> {
                    TrainingSpec spec = new TrainingSpec(
                            f.whole("epochs", 1, 1_000_000_000).orElse(100L).intValue(),
                            f.whole("batch_size", 1, 1_000_000_000).orElse(32L).intValue(),
                            f.flag("shuffle").orElse(true),
                            functions.read(f, "schedule", "constant"));
                    f.close();
                    return spec;
                })
                .orElseGet(() -> new TrainingSpec(100, 32, true, constant));
    }

    /** So far every name means the reference engine. */
    private void engine(Fields fields) {
        fields.node("engine").ifPresent(node -> {
            boolean known = node instanceof ScalarNode s
                    && s.type() == Scalar.TEXT
                    && List.of("auto", "reference").contains(s.text());
            if (!known) {
                problems.add(node.position(), "engine", "expected one of auto, reference, found " + node.kind());
            }
        });
    }
}
