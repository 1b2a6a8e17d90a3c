package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Values;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.ActivationSpec;
import dev.nn.application.spec.ExperimentSpec.DenseSpec;
import dev.nn.application.spec.ExperimentSpec.DropoutSpec;
import dev.nn.application.spec.ExperimentSpec.LayerSpec;
import dev.nn.domain.function.Interval;
import dev.nn.domain.word.Nearest;
import java.util.List;
import java.util.Optional;

/** Reads one layer. */
record LayerSpecReader(Problems problems) {

    private static final String ACTIVATION = "activation";
    private static final List<String> KINDS = List.of("dense", "dropout", ACTIVATION);

    Optional<LayerSpec> read(Node node, String path) {
        if (!(node instanceof MapNode map) || map.entries().size() != 1) {
            problems.add(
                    node.position(), path, "expected one layer such as {dense: {units: 16}}, found " + node.kind());
            return Optional.empty();
        }
        Entry entry = map.entries().get(0);
        String inner = path + "." + entry.key();
        if (!KINDS.contains(entry.key())) {
            String message = "no layer named '" + entry.key() + "'" + Nearest.hint(entry.key(), KINDS);
            problems.add(entry.position(), path, message);
            return Optional.empty();
        }
        if (entry.key().equals(ACTIVATION)) {
            return Fields.of(node, path, problems).flatMap(fields -> activation(fields, entry.position(), inner));
        }
        return Fields.of(entry.value(), inner, problems)
                .map(fields -> entry.key().equals("dense")
                        ? dense(fields, entry.position(), inner)
                        : dropout(fields, entry.position(), inner));
    }

    private Optional<LayerSpec> activation(Fields fields, Position at, String path) {
        return new FunctionSpecReader(problems)
                .read(fields, ACTIVATION)
                .map(function -> new ActivationSpec(at, path, function));
    }

    private LayerSpec dropout(Fields fields, Position at, String path) {
        fields.required("rate");
        double rate = fields.number("rate", Interval.UNIT).orElse(0.0);
        if (rate == 1) {
            Position place = fields.node("rate").map(Node::position).orElse(at);
            problems.add(place, path + ".rate", "expected a number below 1, found 1: nothing would be left");
        }
        fields.close();
        return new DropoutSpec(at, path, rate == 1 ? 0 : rate);
    }

    private LayerSpec dense(Fields fields, Position at, String path) {
        FunctionSpecReader functions = new FunctionSpecReader(problems);
        Values values = new Values(problems);
        DenseSpec spec = new DenseSpec(
                at,
                path,
                fields.node("units").isPresent(),
                fields.flag("trainable").orElse(true),
                fields.whole("units", 1, ExperimentSpec.LARGEST_WIDTH),
                functions.read(fields, "activation", "linear"),
                functions.read(fields, "initializer", "glorot_uniform"),
                functions.read(fields, "bias_initializer", "zeros"),
                fields.node("weights").flatMap(n -> values.matrix(n, fields.path("weights"))),
                fields.node("bias").flatMap(n -> values.numbers(n, fields.path("bias"))));
        fields.close();
        return spec;
    }
}
