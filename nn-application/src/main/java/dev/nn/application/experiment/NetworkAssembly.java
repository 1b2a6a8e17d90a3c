package dev.nn.application.experiment;

import dev.nn.application.catalogue.Chosen;
import dev.nn.application.catalogue.FunctionCatalogue;
import dev.nn.application.catalogue.FunctionKind;
import dev.nn.application.catalogue.FunctionUse;
import dev.nn.application.data.PreparedData;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.DenseSpec;
import dev.nn.application.spec.ExperimentSpec.DropoutSpec;
import dev.nn.application.spec.ExperimentSpec.LayerSpec;
import dev.nn.domain.function.Activation;
import dev.nn.domain.network.Dense;
import dev.nn.domain.network.Dropout;
import dev.nn.domain.network.Initializer;
import dev.nn.domain.network.Layer;
import dev.nn.domain.network.Network;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes layers of their specifications: activations by name, widths inferred and checked. */
final class NetworkAssembly {

    private static final double MEBIBYTE = 1 << 20;
    private static final double GIBIBYTE = 1 << 30;

    private final FunctionCatalogue catalogue;
    private final List<LayerSpec> specs;
    private final Problems problems;
    private final IdentityHashMap<DenseSpec, Optional<Chosen<Activation>>> activations = new IdentityHashMap<>();
    private final List<FunctionUse> uses = new ArrayList<>();
    private final List<Start> starts = new ArrayList<>();
    private final List<Map<String, Object>> resolved = new ArrayList<>();

    NetworkAssembly(FunctionCatalogue catalogue, List<LayerSpec> specs, Problems problems) {
        this.catalogue = catalogue;
        this.specs = specs;
        this.problems = problems;
        for (LayerSpec layer : specs) {
            if (layer instanceof DenseSpec dense) {
                activations.put(dense, catalogue.choose(FunctionKind.ACTIVATION, dense.activation(), problems));
            }
        }
    }

    /** The last layer, where it is a dense one. */
    Optional<DenseSpec> outputLayer() {
        return !specs.isEmpty() && specs.get(specs.size() - 1) instanceof DenseSpec dense
                ? Optional.of(dense)
                : Optional.empty();
    }

    /** The last layer's activation, where there is such a function. */
    Optional<Activation> outputActivation() {
        return outputLayer().flatMap(this::activation).map(Chosen::function);
    }

    /** How each dense layer's activation was asked for; complete once there is a network. */
    List<FunctionUse> activations() {
        return uses;
    }

    /** How each dense layer starts; complete once there is a network. */
    List<Start> starts() {
        return starts;
    }

    /** The layers with every default written out; complete once there is a network. */
    List<Map<String, Object>> resolved() {
        return resolved;
    }

    /** The network; without data the width is unknown, but names and given weights are still judged. */
    Optional<Network> network(Optional<PreparedData> data) {
        int width = data.map(d -> d.training().inputs()).orElse(0);
        boolean whole = data.isPresent() && !specs.isEmpty();
        List<Layer> layers = new ArrayList<>();
        for (int n = 0; n < specs.size(); n++) {
            boolean last = n == specs.size() - 1;
            Optional<Layer> made = layer(specs.get(n), width, last, data);
            made.ifPresent(layers::add);
            whole &= made.isPresent();
            width = made.map(Layer::outputs).orElse(0);
        }
        return whole && affordable(layers) ? Optional.of(new Network(layers)) : Optional.empty();
    }

    /** Whether parameters, gradients and an optimizer's two moments have room in this JVM, before any is allocated. */
    private boolean affordable(List<Layer> layers) {
        double parameters = layers.stream().mapToDouble(Layer::parameterCount).sum();
        double needed = 4 * Double.BYTES * parameters;
        double most = Runtime.getRuntime().maxMemory();
        // All parameters stand in one array.
        boolean tensorFits = parameters < Integer.MAX_VALUE - 8;
        if (needed > most || !tensorFits) {
            String message = String.format(
                    Locale.ROOT,
                    "%.0f parameters need about %s with gradients and moments, this JVM has %s",
                    parameters,
                    size(needed),
                    size(most));
            problems.add(specs.get(0).position(), "network.layers", message);
        }
        return needed <= most && tensorFits;
    }

    private static String size(double bytes) {
        return bytes < GIBIBYTE
                ? String.format(Locale.ROOT, "%.0f MiB", bytes / MEBIBYTE)
                : String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
    }

    private Optional<Chosen<Activation>> activation(DenseSpec dense) {
        return activations.getOrDefault(dense, Optional.empty());
    }

    private Optional<Layer> layer(LayerSpec layer, int width, boolean last, Optional<PreparedData> data) {
        if (layer instanceof DenseSpec dense) {
            return dense(dense, width, last ? data : Optional.empty());
        }
        return layer instanceof DropoutSpec dropout ? dropout(dropout, width, last) : Optional.empty();
    }

    private Optional<Layer> dropout(DropoutSpec dropout, int width, boolean last) {
        if (last) {
            problems.add(dropout.position(), dropout.path(), "the last layer must be dense, found dropout");
        }
        resolved.add(Map.of("dropout", Map.of("rate", dropout.rate())));
        return last || width == 0 ? Optional.empty() : Optional.of(new Dropout(width, dropout.rate()));
    }

    /** A dense layer; {@code lastOver} are the data whose targets the last layer must fit. */
    private Optional<Layer> dense(DenseSpec dense, int inputs, Optional<PreparedData> lastOver) {
        Optional<Chosen<Activation>> activation = activation(dense);
        Map<String, Object> written = new LinkedHashMap<>();
        Optional<Start> start = start(dense, written);
        int targets = lastOver.map(d -> d.target().width()).orElse(0);
        int units = units(dense, targets);
        boolean fits = inputs > 0 && units > 0 && fits(dense, inputs, units, targets);
        if (!fits || activation.isEmpty() || start.isEmpty()) {
            return Optional.empty();
        }
        starts.add(start.get());
        uses.add(activation.get().use());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("units", units);
        all.put("activation", activation.get().use().written());
        if (!dense.trainable()) {
            all.put("trainable", false);
        }
        all.putAll(written);
        resolved.add(Map.of("dense", all));
        return Optional.of(new Dense(inputs, units, activation.get().function()));
    }

    private int units(DenseSpec dense, int targets) {
        if (dense.units().isPresent()) {
            return dense.units().get().intValue();
        } else if (dense.weights().isPresent()) {
            return dense.weights().get()[0].length;
        } else if (!dense.unitsGiven() && targets == 0 && specs.indexOf(dense) < specs.size() - 1) {
            problems.add(dense.position(), dense.path(), "'units' is missing: how many outputs the layer has");
        }
        return targets;
    }

    private boolean fits(DenseSpec dense, int inputs, int units, int targets) {
        boolean weightsFit = dense.weights().isEmpty()
                || (dense.weights().get().length == inputs && dense.weights().get()[0].length == units);
        if (!weightsFit) {
            double[][] found = dense.weights().get();
            problems.add(
                    dense.position(),
                    dense.path() + ".weights",
                    "expected [inputs, units] = [" + inputs + ", " + units + "], found [" + found.length + ", "
                            + found[0].length + "]");
        }
        boolean biasFits = dense.bias().isEmpty() || dense.bias().get().length == units;
        if (!biasFits) {
            problems.add(
                    dense.position(),
                    dense.path() + ".bias",
                    "expected " + units + " numbers, found " + dense.bias().get().length);
        }
        boolean targetsFit = targets == 0 || targets == units;
        if (!targetsFit) {
            problems.add(
                    dense.position(),
                    dense.path(),
                    "the last layer has " + units + " units, the data have " + targets + " targets");
        }
        return weightsFit && biasFits && targetsFit;
    }

    /** Given numbers, or initializers by name; what was taken is written down. */
    private Optional<Start> start(DenseSpec dense, Map<String, Object> written) {
        Optional<Initializer> weights = dense.weights().isPresent()
                ? dense.weights().map(Start::given)
                : catalogue
                        .choose(FunctionKind.INITIALIZER, dense.initializer(), problems)
                        .map(chosen -> noted("initializer", chosen, written));
        Optional<Initializer> bias = dense.bias().isPresent()
                ? dense.bias().map(row -> Start.given(new double[][] {row}))
                : catalogue
                        .choose(FunctionKind.INITIALIZER, dense.biasInitializer(), problems)
                        .map(chosen -> noted("bias_initializer", chosen, written));
        dense.weights().ifPresent(rows -> written.put("weights", rows));
        dense.bias().ifPresent(row -> written.put("bias", row));
        return weights.flatMap(w -> bias.map(b -> new Start(w, b, dense.trainable())));
    }

    private static Initializer noted(String key, Chosen<Initializer> chosen, Map<String, Object> written) {
        written.put(key, chosen.use().written());
        return chosen.function();
    }
}
