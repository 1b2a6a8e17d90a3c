package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.CheckpointSpec;
import dev.nn.application.spec.ExperimentSpec.ClassWeightsSpec;
import dev.nn.application.spec.ExperimentSpec.EarlyStoppingSpec;
import dev.nn.application.spec.ExperimentSpec.EngineSpec;
import dev.nn.application.spec.ExperimentSpec.LayerSpec;
import dev.nn.application.spec.ExperimentSpec.LimitSpec;
import dev.nn.application.spec.ExperimentSpec.PlateauSpec;
import dev.nn.application.spec.ExperimentSpec.RulesSpec;
import dev.nn.application.spec.ExperimentSpec.StartSpec;
import dev.nn.application.spec.ExperimentSpec.TrainingSpec;
import dev.nn.application.spec.ExperimentSpec.UnreadLayer;
import dev.nn.domain.engine.EngineSettings.Kernels;
import dev.nn.domain.function.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a document into an {@link ExperimentSpec}. A field that is wrong is reported and read as its default, so that
 * all that can still be judged is.
 */
public final class SpecReader {

    private static final String AUTO = "auto";
    private static final long MOST = 1_000_000_000_000L;
    private static final Interval MINUTES = Interval.atLeast(0.001);
    private static final Interval BOUND = Interval.atLeast(1e-12);
    private static final Interval BELOW_ONE = Interval.of(0, Math.nextDown(1.0));
    private static final LimitSpec NO_LIMIT = new LimitSpec(Optional.empty(), Optional.empty());

    private final Problems problems;
    private final FunctionSpecReader functions;

    private SpecReader(Problems problems) {
        this.problems = problems;
        this.functions = new FunctionSpecReader(problems);
    }

    /** Reads a document; empty only when it is no map at all. */
    public static Optional<ExperimentSpec> read(Node document, Problems problems) {
        return Fields.of(document, "", problems).map(fields -> new SpecReader(problems).experiment(fields));
    }

    private ExperimentSpec experiment(Fields fields) {
        fields.required("data");
        fields.required("network");
        Optional<Fields> network = fields.map("network");
        Optional<StartSpec> start = network.flatMap(
                n -> n.text("start_from").map(model -> new StartSpec(n.positionOf("start_from"), model)));
        ExperimentSpec spec = new ExperimentSpec(
                fields.position(),
                name(fields),
                fields.whole("seed", 0, 999_999_999_999_999_999L).orElse(0L),
                fields.map("data")
                        .map(data -> new DataSpecReader(problems).read(data))
                        .orElseGet(() -> DataSpecReader.none(fields.position())),
                network.map(this::layers).orElse(List.of()),
                start,
                functions.read(fields, "loss"),
                functions.read(fields, "optimizer", "adam"),
                training(fields),
                functions.list(fields, "metrics"),
                engine(fields),
                fields.map("sweep").map(new SweepSpecReader(problems)::read));
        fields.close();
        return spec;
    }

    /** The name becomes a folder below that of all runs. */
    private String name(Fields fields) {
        Optional<String> name = fields.text("name");
        name.filter(given -> !ExperimentName.allows(given))
                .ifPresent(given ->
                        problems.add(fields.positionOf("name"), fields.path("name"), ExperimentName.refusal(given)));
        return name.orElse("experiment");
    }

    private List<LayerSpec> layers(Fields fields) {
        fields.required("layers");
        List<Node> items = fields.list("layers").map(ListNode::items).orElse(List.of());
        if (fields.node("layers").filter(ListNode.class::isInstance).isPresent() && items.isEmpty()) {
            problems.add(fields.position(), fields.path("layers"), "expected at least one layer, found none");
        }
        LayerSpecReader reader = new LayerSpecReader(problems);
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String path = fields.path("layers") + "[" + i + "]";
            Node item = items.get(i);
            layers.add(reader.read(item, path).orElseGet(() -> new UnreadLayer(item.position(), path)));
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
                            f.whole("accumulate_batches", 1, 1_000_000)
                                    .orElse(1L)
                                    .intValue(),
                            f.flag("shuffle").orElse(true),
                            functions.read(f, "schedule", "constant"),
                            f.map("early_stopping").map(SpecReader::earlyStopping),
                            f.map("reduce_on_plateau").map(SpecReader::plateau),
                            f.map("checkpoint").map(this::checkpoint),
                            new LimitSpec(f.whole("max_steps", 1, MOST), f.number("max_minutes", MINUTES)),
                            rules(f),
                            classWeights(f),
                            f.flag("tensorboard").orElse(false));
                    f.close();
                    return spec;
                })
                .orElseGet(() -> new TrainingSpec(
                        100,
                        32,
                        1,
                        true,
                        constant,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        NO_LIMIT,
                        RulesSpec.none(experiment.position()),
                        Optional.empty(),
                        false));
    }

    private RulesSpec rules(Fields training) {
        Optional<Fields> penalties = training.map("regularization");
        Optional<Fields> clip = training.map("gradient_clip");
        double smoothing = training.number("label_smoothing", BELOW_ONE).orElse(0.0);
        RulesSpec spec = new RulesSpec(
                penalties.flatMap(f -> f.number("l1", Interval.NON_NEGATIVE)),
                penalties.flatMap(f -> f.number("l2", Interval.NON_NEGATIVE)),
                penalties.flatMap(f -> f.number("max_norm", BOUND)),
                clip.flatMap(f -> f.number("value", BOUND)),
                clip.flatMap(f -> f.number("norm", BOUND)),
                smoothing,
                training.positionOf("label_smoothing"));
        penalties.ifPresent(Fields::close);
        clip.ifPresent(Fields::close);
        return spec;
    }

    /** A word, or a map of classes. */
    private Optional<ClassWeightsSpec> classWeights(Fields training) {
        Optional<Node> node = training.node("class_weights");
        if (node.isEmpty()) {
            return Optional.empty();
        } else if (node.get() instanceof ListNode list) {
            problems.add(
                    list.position(),
                    training.path("class_weights"),
                    "expected balanced, or a map of classes and their weights, found a list");
            return Optional.empty();
        } else if (!(node.get() instanceof MapNode map)) {
            return training.word("class_weights", List.of("balanced"))
                    .map(word -> new ClassWeightsSpec(node.get().position(), Map.of()));
        } else {
            Map<String, Double> weights = new LinkedHashMap<>();
            if (map.entries().isEmpty()) {
                problems.add(map.position(), training.path("class_weights"), "expected classes, found none");
            }
            training.map("class_weights")
                    .ifPresent(fields -> map.entries()
                            .forEach(entry -> fields.number(entry.key(), Interval.NON_NEGATIVE)
                                    .ifPresent(weight -> weights.put(entry.key(), weight))));
            return Optional.of(new ClassWeightsSpec(map.position(), weights));
        }
    }

    private CheckpointSpec checkpoint(Fields fields) {
        CheckpointSpec spec = new CheckpointSpec(
                fields.whole("every_epochs", 1, MOST),
                fields.whole("every_steps", 1, MOST),
                fields.number("every_minutes", MINUTES),
                fields.whole("keep", 1, 1_000_000).orElse(2L).intValue());
        int before = problems.all().size();
        fields.close();
        boolean known = problems.all().size() == before;
        if (known && !fields.has("every_epochs") && !fields.has("every_steps") && !fields.has("every_minutes")) {
            String message = "says not how often; expected every_epochs, every_steps or every_minutes";
            problems.add(fields.position(), "training.checkpoint", message);
        }
        return spec;
    }

    private static EarlyStoppingSpec earlyStopping(Fields fields) {
        EarlyStoppingSpec spec = new EarlyStoppingSpec(
                fields.position(),
                fields.text("monitor").orElse("validation_loss"),
                fields.whole("patience", 1, 1_000_000).orElse(10L).intValue());
        fields.close();
        return spec;
    }

    private static PlateauSpec plateau(Fields fields) {
        PlateauSpec spec = new PlateauSpec(
                fields.position(),
                fields.text("monitor").orElse("validation_loss"),
                fields.number("factor", BELOW_ONE).orElse(0.1),
                fields.whole("patience", 0, 1_000_000).orElse(10L).intValue(),
                fields.number("minimum", Interval.UNIT).orElse(0.0));
        fields.close();
        return spec;
    }

    /** A name, or a map with a name and settings. */
    private EngineSpec engine(Fields fields) {
        Position at = fields.positionOf("engine");
        if (fields.node("engine").filter(MapNode.class::isInstance).isEmpty()) {
            return new EngineSpec(at, fields.text("engine").orElse(AUTO), Optional.empty(), Kernels.AUTO);
        }
        return fields.map("engine")
                .map(map -> {
                    String kernels = map.word("kernels", List.of(AUTO, "vector", "plain"))
                            .orElse(AUTO);
                    EngineSpec spec = new EngineSpec(
                            map.positionOf("name"),
                            map.text("name").orElse(AUTO),
                            threads(map),
                            Kernels.valueOf(kernels.toUpperCase(Locale.ROOT)));
                    map.close();
                    return spec;
                })
                .orElseThrow();
    }

    private static Optional<Integer> threads(Fields engine) {
        boolean auto = engine.node("threads")
                .filter(node -> node instanceof ScalarNode s && s.text().equals(AUTO))
                .isPresent();
        return auto ? Optional.empty() : engine.whole("threads", 1, 1024).map(Long::intValue);
    }
}
