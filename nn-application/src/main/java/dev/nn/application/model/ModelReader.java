package dev.nn.application.model;

import dev.nn.application.catalogue.FunctionCatalogue;
import dev.nn.application.catalogue.FunctionKind;
import dev.nn.application.catalogue.FunctionUse;
import dev.nn.application.catalogue.ResolvedFunction;
import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.preprocessing.TargetEncoding;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.CsvFormat;
import dev.nn.application.spec.CsvKeys;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.application.spec.FunctionSpecReader;
import dev.nn.domain.data.Task;
import dev.nn.domain.function.ClassEncoding;
import dev.nn.domain.function.Interval;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.function.Reduction;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A reader of the descriptions that {@link ModelDescription} writes. A description is untrusted:
 * every error in it is a problem.
 */
public final class ModelReader {

    /** A placeholder for a loss that is unavailable and not needed. */
    private static final Loss NO_LOSS = Loss.of(LossForm.OfElements.parse("(p - t)^2"), Reduction.MEAN_OVER_ELEMENTS);

    private final FunctionCatalogue catalogue;
    private final Problems problems;
    private final FunctionSpecReader functions;
    private final Purpose purpose;

    /**
     * Creates a reader.
     *
     * @param purpose the purpose, which decides whether loss and metrics are required
     */
    public ModelReader(FunctionCatalogue catalogue, Purpose purpose, Problems problems) {
        this.catalogue = catalogue;
        this.purpose = purpose;
        this.problems = problems;
        this.functions = new FunctionSpecReader(problems);
    }

    /** Reads the model; empty if a problem was added. */
    public Optional<Model> read(Node description) {
        int before = problems.all().size();
        Optional<Model> model =
                Fields.of(description, "", problems).flatMap(this::model).filter(m -> fits(m, description.position()));
        return problems.all().size() > before ? Optional.empty() : model;
    }

    private Optional<Model> model(Fields fields) {
        fields.required("format_version");
        Optional<Long> version = fields.whole("format_version", 1, ModelDescription.FORMAT_VERSION);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        List<StoredLayer> layers = each(fields, "layers", new LayerReader(catalogue, functions, problems)::read);
        CsvFormat format = fields.node("csv")
                .flatMap(node -> CsvKeys.FORMAT.read(node, fields.path("csv"), problems))
                .orElse(CsvFormat.STANDARD);
        List<ColumnEncoding> features = each(fields, "features", this::feature);
        boolean drops = fields.flag("drop_missing_targets").orElse(false);
        Optional<TargetEncoding> target = required(fields, "target").flatMap(this::target);
        fields.required("loss");
        Optional<ResolvedFunction<Loss>> loss = functions
                .read(fields, "loss")
                .flatMap(spec -> isNeeded(FunctionKind.LOSS, spec)
                        ? catalogue.choose(FunctionKind.LOSS, spec, problems)
                        : Optional.of(new ResolvedFunction<>(new FunctionUse(spec.name(), Map.of()), NO_LOSS)));
        List<ResolvedFunction<Metric>> metrics = new ArrayList<>();
        for (FunctionSpec spec : functions.list(fields, "metrics")) {
            if (!isNeeded(FunctionKind.METRIC, spec)) {
                continue;
            }
            catalogue
                    .choose(FunctionKind.METRIC, spec, problems)
                    .filter(metric -> fits(metric, spec, target))
                    .ifPresent(metrics::add);
        }
        fields.close();
        Optional<Network> network = problems.isEmpty() ? network(fields, layers) : Optional.empty();
        return network.flatMap(n -> target.flatMap(t -> loss.map(l -> new Model(
                n, StoredLayer.activations(layers), format, features, t, drops, l, MetricNames.of(metrics)))));
    }

    /**
     * Returns whether a loss or metric is required. For prediction, it may be missing together with
     * its jar.
     */
    private <T> boolean isNeeded(FunctionKind<T> kind, FunctionSpec spec) {
        return purpose == Purpose.EVALUATION
                || spec.formula().isPresent()
                || catalogue.offers(kind.word(), spec.name());
    }

    private boolean fits(ResolvedFunction<Metric> metric, FunctionSpec spec, Optional<TargetEncoding> target) {
        Optional<String> fault = target.flatMap(t -> MetricApplicability.fault(spec.name(), metric.function(), t));
        fault.ifPresent(message -> problems.add(spec.position(), spec.path(), message));
        return fault.isEmpty();
    }

    /** Returns the network; each layer must receive as many inputs as it was stored with. */
    private Optional<Network> network(Fields fields, List<StoredLayer> stored) {
        try {
            int width = stored.isEmpty() ? 1 : stored.get(0).inputs();
            Network network = new Network(
                    Shape.of(width), stored.stream().map(StoredLayer::layer).toList());
            for (PlacedLayer layer : network.layers()) {
                int expected = stored.get(layer.index()).inputs();
                if (expected != layer.inputs()) {
                    throw new IllegalArgumentException("layer " + layer.index() + " expects " + expected
                            + " inputs, but layer " + (layer.index() - 1) + " outputs " + layer.inputs());
                }
            }
            return Optional.of(network);
        } catch (IllegalArgumentException e) {
            problems.add(fields.position(), "layers", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private boolean fits(Model model, Position at) {
        int inputs = model.features().stream().mapToInt(ColumnEncoding::width).sum();
        boolean fits = inputs == model.network().inputs()
                && model.target().width() == model.network().outputs();
        if (!fits) {
            problems.add(
                    at,
                    "layers",
                    "the network has " + model.network().inputs() + " inputs and "
                            + model.network().outputs() + " outputs, but the columns need " + inputs + " and "
                            + model.target().width());
        }
        Interval output = model.network().outputActivation().range();
        if (!model.loss().function().accepts(model.network().outputActivation())) {
            problems.add(at, "loss", "does not accept the range of the output activation, " + output);
        }
        if (model.target().probabilities() && !Interval.UNIT.contains(output)) {
            problems.add(at, "target.probabilities", "expected an output activation in [0, 1], found " + output);
        }
        return fits && problems.isEmpty();
    }

    private Optional<Fields> required(Fields fields, String key) {
        fields.required(key);
        return fields.map(key);
    }

    private <T> List<T> each(Fields fields, String key, Function<Fields, Optional<T>> reader) {
        fields.required(key);
        List<Node> items = fields.list(key).map(ListNode::items).orElse(List.of());
        List<T> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Fields.of(items.get(i), fields.path(key) + "[" + i + "]", problems)
                    .flatMap(reader)
                    .ifPresent(all::add);
        }
        return all;
    }

    private Optional<ColumnEncoding> feature(Fields fields) {
        if (fields.node("categories").isPresent()) {
            fields.required("column");
            Optional<String> name = fields.anyText("column");
            List<String> categories = distinct(fields, "categories");
            Optional<String> fill = fields.anyText("fill");
            boolean rest = fields.flag("rest").orElse(false);
            fields.close();
            return name.map(column -> new ColumnEncoding.OneHot(column, categories, fill, rest));
        }
        return numeric(fields).map(column -> column);
    }

    private List<String> distinct(Fields fields, String key) {
        List<String> texts = fields.anyTexts(key);
        if (texts.stream().distinct().count() < texts.size()) {
            problems.add(fields.position(), fields.path(key), "duplicate value in " + texts);
        }
        return texts;
    }

    private Optional<Numeric> numeric(Fields fields) {
        List.of("column", "shift", "scale").forEach(fields::required);
        Optional<String> name = fields.anyText("column");
        boolean log = fields.flag("log").orElse(false);
        double shift = fields.number("shift", Interval.ALL).orElse(0.0);
        double scale = fields.number("scale", Interval.ALL).orElse(1.0);
        if (!Double.isFinite(1 / scale)) {
            problems.add(fields.position(), fields.path("scale"), "expected a nonzero divisor, found " + scale);
        }
        OptionalDouble fill =
                fields.number("fill", Interval.ALL).map(OptionalDouble::of).orElse(OptionalDouble.empty());
        fields.close();
        return name.map(column -> new Numeric(column, log, shift, scale, fill));
    }

    private Optional<TargetEncoding> target(Fields fields) {
        fields.required("task");
        String task = fields.word(
                        "task", Stream.of(Task.values()).map(Task::text).toList())
                .orElse(Task.REGRESSION.text());
        if (task.equals(Task.REGRESSION.text())) {
            List<Numeric> columns = each(fields, "columns", this::numeric);
            fields.close();
            return Optional.of(new TargetEncoding.Values(columns));
        }
        fields.required("probabilities");
        boolean probabilities = fields.flag("probabilities").orElse(false);
        if (task.equals(Task.MULTI_LABEL.text())) {
            List<ColumnEncoding.Label> labels = each(fields, "labels", label -> {
                Optional<ColumnEncoding.Label> read = label(label);
                label.close();
                read.filter(one -> one.width() != 1 || one.classes().size() != 2)
                        .ifPresent(one -> problems.add(
                                label.position(),
                                label.path("classes"),
                                "a multi-label target needs two classes and one output per label, found "
                                        + one.classes().size() + " classes and " + one.width() + " outputs"));
                return read;
            });
            fields.close();
            return Optional.of(new TargetEncoding.Labels(labels, probabilities));
        }
        Optional<ColumnEncoding.Label> label = label(fields);
        fields.close();
        return label.map(read -> new TargetEncoding.Classes(read, probabilities));
    }

    private Optional<ColumnEncoding.Label> label(Fields fields) {
        List.of("column", "classes", "outputs", "off").forEach(fields::required);
        Optional<String> name = fields.anyText("column");
        List<String> classes = distinct(fields, "classes");
        int outputs =
                fields.whole("outputs", 1, ExperimentSpec.MAX_WIDTH).orElse(1L).intValue();
        double off = fields.number("off", Interval.of(-1, 0)).orElse(0.0);
        if (off != 0 && off != -1) {
            problems.add(fields.position(), fields.path("off"), "expected 0 or -1, found " + off);
        }
        ClassEncoding encoding = off == 0 ? ClassEncoding.ZERO_ONE : ClassEncoding.MINUS_PLUS_ONE;
        if (classes.size() < 2 || (outputs != 1 && outputs != classes.size())) {
            problems.add(
                    fields.position(),
                    fields.path("classes"),
                    "expected at least two classes and one output each, found " + classes.size() + " classes and "
                            + outputs + " outputs");
            return Optional.empty();
        }
        return name.map(column -> new ColumnEncoding.Label(column, classes, outputs, encoding));
    }
}
