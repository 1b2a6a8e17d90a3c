package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.EngineSpec;
import dev.nn.application.spec.ExperimentSpec.LayerSpec;
import dev.nn.application.spec.ExperimentSpec.StartSpec;
import dev.nn.application.spec.ExperimentSpec.UnreadLayer;
import dev.nn.domain.engine.EngineSettings.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns a document into an {@link ExperimentSpec}. A field that is wrong is reported and read as its default, so that
 * all that can still be judged is.
 */
public final class SpecReader {

    private static final String AUTO = "auto";

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
                ExperimentKeys.NAME.value(fields),
                ExperimentKeys.SEED.value(fields),
                fields.map("data")
                        .map(data -> new DataSpecReader(problems).read(data))
                        .orElseGet(() -> DataSpecReader.none(fields.position())),
                network.map(this::layers).orElse(List.of()),
                start,
                functions.read(fields, "loss"),
                functions.read(fields, "optimizer", "adam"),
                TrainingKeys.read(fields),
                functions.list(fields, "metrics"),
                engine(fields),
                fields.map("sweep").map(new SweepSpecReader(problems)::read));
        fields.close();
        return spec;
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
