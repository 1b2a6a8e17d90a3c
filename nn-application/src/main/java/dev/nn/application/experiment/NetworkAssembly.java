package dev.nn.application.experiment;

import dev.nn.application.catalogue.FunctionKind;
import dev.nn.application.catalogue.FunctionUse;
import dev.nn.application.catalogue.ResolvedFunction;
import dev.nn.application.preprocessing.PreparedData;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.ActivationSpec;
import dev.nn.application.spec.ExperimentSpec.DenseSpec;
import dev.nn.application.spec.ExperimentSpec.DropoutSpec;
import dev.nn.application.spec.ExperimentSpec.LayerSpec;
import dev.nn.domain.function.Activation;
import dev.nn.domain.layer.ActivationLayer;
import dev.nn.domain.layer.Dense;
import dev.nn.domain.layer.Dropout;
import dev.nn.domain.network.Initializer;
import dev.nn.domain.network.Layer;
import dev.nn.domain.network.LayerStart;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.network.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A builder of layers from their specifications: it looks up activations by name, and infers and
 * checks widths.
 */
final class NetworkAssembly {

    private static final double MEBIBYTE = 1 << 20;
    private static final double GIBIBYTE = 1 << 30;

    private final FunctionResolver functions;
    private final List<LayerSpec> specs;
    private final Problems problems;
    private final IdentityHashMap<LayerSpec, Optional<ResolvedFunction<Activation>>> activations =
            new IdentityHashMap<>();
    private final List<LayerPlan> plans = new ArrayList<>();

    /**
     * A layer of the network.
     *
     * @param activation the requested activation, if the layer has one
     * @param resolved the specification with every inferred value filled in
     */
    private record LayerPlan(Layer layer, Optional<FunctionUse> activation, LayerStart start, LayerSpec resolved) {}

    NetworkAssembly(FunctionResolver functions, List<LayerSpec> specs, Problems problems) {
        this.functions = functions;
        this.specs = specs;
        this.problems = problems;
        for (LayerSpec layer : specs) {
            if (layer instanceof DenseSpec dense) {
                activations.put(dense, functions.choose(FunctionKind.ACTIVATION, dense.activation()));
            } else if (layer instanceof ActivationSpec activation) {
                activations.put(activation, functions.choose(FunctionKind.ACTIVATION, activation.function()));
            }
        }
    }

    /**
     * Returns the dense layer that produces the predictions: the last one, if no layer after it
     * changes the width.
     */
    Optional<DenseSpec> outputLayer() {
        boolean activated = !specs.isEmpty() && specs.get(specs.size() - 1) instanceof ActivationSpec;
        for (int n = specs.size() - 1; n >= 0; n--) {
            LayerSpec layer = specs.get(n);
            if (layer instanceof DenseSpec dense) {
                return Optional.of(dense);
            } else if (!(layer instanceof ActivationSpec) && !(activated && layer instanceof DropoutSpec)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Returns the last layer's activation, if that function exists. */
    Optional<Activation> outputActivation() {
        if (!specs.isEmpty() && specs.get(specs.size() - 1) instanceof ActivationSpec last) {
            return activation(last).map(ResolvedFunction::function);
        }
        return outputLayer().flatMap(this::activation).map(ResolvedFunction::function);
    }

    /** Returns the requested activations by layer index; complete once the network is built. */
    Map<Integer, FunctionUse> activations() {
        Map<Integer, FunctionUse> uses = new TreeMap<>();
        for (int n = 0; n < plans.size(); n++) {
            int index = n;
            plans.get(n).activation().ifPresent(use -> uses.put(index, use));
        }
        return uses;
    }

    /** Returns the start of each layer; complete once the network is built. */
    List<LayerStart> starts() {
        return plans.stream().map(LayerPlan::start).toList();
    }

    /**
     * Returns the layers with every inferred value filled in; complete once the network is built.
     */
    List<LayerSpec> resolved() {
        return plans.stream().map(LayerPlan::resolved).toList();
    }

    /**
     * Returns the network. Without data the width is unknown, but names and given weights are still
     * checked.
     */
    Optional<Network> network(Optional<PreparedData> data) {
        int inputs = data.map(d -> d.training().inputs()).orElse(0);
        boolean whole = data.isPresent() && !specs.isEmpty();
        int width = inputs;
        for (int n = 0; n < specs.size(); n++) {
            boolean last = n == specs.size() - 1;
            Optional<LayerPlan> made = layer(specs.get(n), width, last, data);
            made.ifPresent(plans::add);
            whole &= made.isPresent();
            Shape input = Shape.of(Math.max(1, width));
            width = made.map(plan -> plan.layer().output(input).elements()).orElse(0);
        }
        return whole ? affordable(inputs).filter(made -> fits(made, data)) : Optional.empty();
    }

    /**
     * Returns whether predictions are as wide as the targets. Reports a mismatch unless a dense
     * layer has already reported it.
     */
    private boolean fits(Network network, Optional<PreparedData> data) {
        int targets = data.map(d -> d.target().width()).orElse(0);
        boolean fits = targets == network.outputs();
        if (!fits) {
            LayerSpec last = specs.get(specs.size() - 1);
            problems.add(
                    last.position(),
                    last.path(),
                    "the last layer has an output width of " + network.outputs() + ", but the number of targets is "
                            + targets);
        }
        return fits;
    }

    /**
     * Returns the network if parameters, gradients and an optimizer's two moments fit in the memory
     * of this JVM; checked before any is allocated.
     */
    private Optional<Network> affordable(int inputs) {
        Network network = new Network(
                Shape.of(inputs), plans.stream().map(LayerPlan::layer).toList());
        double parameters = network.layers().stream()
                .mapToDouble(PlacedLayer::parameterCount)
                .sum();
        double needed = 4 * Double.BYTES * parameters;
        double most = Runtime.getRuntime().maxMemory();
        // All parameters are stored in one array.
        boolean tensorFits = parameters < Integer.MAX_VALUE - 8;
        if (needed > most || !tensorFits) {
            String message = String.format(
                    Locale.ROOT,
                    "%.0f parameters need about %s with gradients and moments, but this JVM has %s",
                    parameters,
                    size(needed),
                    size(most));
            problems.add(specs.get(0).position(), "network.layers", message);
        }
        return needed <= most && tensorFits ? Optional.of(network) : Optional.empty();
    }

    private static String size(double bytes) {
        return bytes < GIBIBYTE
                ? String.format(Locale.ROOT, "%.0f MiB", bytes / MEBIBYTE)
                : String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
    }

    private Optional<ResolvedFunction<Activation>> activation(LayerSpec layer) {
        return activations.getOrDefault(layer, Optional.empty());
    }

    private Optional<LayerPlan> layer(LayerSpec layer, int width, boolean last, Optional<PreparedData> data) {
        if (layer instanceof DenseSpec dense) {
            boolean output = isOutput(dense);
            return dense(dense, width, output ? data : Optional.empty());
        } else if (layer instanceof ActivationSpec) {
            return activation(layer).filter(any -> width > 0).map(chosen -> alone(chosen, layer));
        }
        return layer instanceof DropoutSpec dropout ? dropout(dropout, width, last) : Optional.empty();
    }

    private static LayerPlan alone(ResolvedFunction<Activation> chosen, LayerSpec spec) {
        return new LayerPlan(new ActivationLayer(chosen.function()), Optional.of(chosen.use()), LayerStart.NONE, spec);
    }

    private Optional<LayerPlan> dropout(DropoutSpec dropout, int width, boolean last) {
        if (last) {
            problems.add(
                    dropout.position(), dropout.path(), "the last layer must be dense or activation, found dropout");
        }
        return last || width == 0
                ? Optional.empty()
                : Optional.of(new LayerPlan(new Dropout(dropout.rate()), Optional.empty(), LayerStart.NONE, dropout));
    }

    /** Builds a dense layer; the output layer must fit the targets of {@code lastOver}. */
    private Optional<LayerPlan> dense(DenseSpec dense, int inputs, Optional<PreparedData> lastOver) {
        Optional<ResolvedFunction<Activation>> activation = activation(dense);
        Optional<LayerStart> start = start(dense);
        int targets = lastOver.map(d -> d.target().width()).orElse(0);
        int units = units(dense, targets);
        boolean fits = inputs > 0 && units > 0 && fits(dense, inputs, units, targets);
        if (!fits || activation.isEmpty() || start.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LayerPlan(
                new Dense(units, activation.get().function()),
                Optional.of(activation.get().use()),
                start.get(),
                dense.withUnits(units)));
    }

    private boolean isOutput(DenseSpec dense) {
        return outputLayer().map(DenseSpec::path).filter(dense.path()::equals).isPresent();
    }

    private int units(DenseSpec dense, int targets) {
        if (dense.units().number().isPresent()) {
            return dense.units().number().get().intValue();
        } else if (dense.parameters().weights().isPresent()) {
            return dense.parameters().weights().get()[0].length;
        } else if (!dense.units().stated() && targets == 0 && !isOutput(dense)) {
            problems.add(dense.position(), dense.path(), "missing key 'units': the number of outputs of the layer");
        }
        return targets;
    }

    private boolean fits(DenseSpec dense, int inputs, int units, int targets) {
        boolean weightsFit = dense.parameters().weights().isEmpty()
                || (dense.parameters().weights().get().length == inputs
                        && dense.parameters().weights().get()[0].length == units);
        if (!weightsFit) {
            double[][] found = dense.parameters().weights().get();
            problems.add(
                    dense.position(),
                    dense.path() + ".weights",
                    "expected [inputs, units] = [" + inputs + ", " + units + "], found [" + found.length + ", "
                            + found[0].length + "]");
        }
        boolean biasFits =
                dense.parameters().bias().isEmpty() || dense.parameters().bias().get().length == units;
        if (!biasFits) {
            problems.add(
                    dense.position(),
                    dense.path() + ".bias",
                    "expected " + units + " numbers, found "
                            + dense.parameters().bias().get().length);
        }
        boolean targetsFit = targets == 0 || targets == units;
        if (!targetsFit) {
            problems.add(
                    dense.position(),
                    dense.path(),
                    "the last layer has an output width of " + units + ", but the number of targets is " + targets);
        }
        return weightsFit && biasFits && targetsFit;
    }

    /** Returns a start from given numbers or from initializers by name. */
    private Optional<LayerStart> start(DenseSpec dense) {
        Optional<Initializer> weights = dense.parameters().weights().isPresent()
                ? dense.parameters().weights().map(ExplicitInitializers::of)
                : functions
                        .choose(FunctionKind.INITIALIZER, dense.parameters().initializer())
                        .map(ResolvedFunction::function);
        Optional<Initializer> bias = dense.parameters().bias().isPresent()
                ? dense.parameters().bias().map(ExplicitInitializers::of)
                : functions
                        .choose(FunctionKind.INITIALIZER, dense.parameters().biasInitializer())
                        .map(ResolvedFunction::function);
        return weights.flatMap(w -> bias.map(b -> new LayerStart(List.of(w, b), dense.trainable())));
    }
}
