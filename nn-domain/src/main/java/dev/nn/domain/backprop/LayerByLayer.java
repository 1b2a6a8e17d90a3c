package dev.nn.domain.backprop;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.Loss;
import dev.nn.domain.network.Dense;
import dev.nn.domain.network.Dropout;
import dev.nn.domain.network.Layer;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Back-propagation as it is taught: forward through the layers in order, the loss, backward in reverse. The driver
 * knows no operation, and operations know no driver.
 *
 * <p>Buffers are kept for each batch size met, so a steady stream of batches allocates none. Not thread-safe.
 */
public final class LayerByLayer implements BackpropService {

    private final Network network;
    private final Loss loss;
    private final ComputeEngine engine;
    private final Map<Integer, Workspace> workspaces = new HashMap<>();
    private @Nullable Workspace last;

    /** Binds the network, the loss and the engine whose tensors will be passed in. */
    public LayerByLayer(Network network, Loss loss, ComputeEngine engine) {
        this.network = network;
        this.loss = loss;
        this.engine = engine;
    }

    @Override
    public double gradients(Parameters parameters, Batch batch, Pass pass, Parameters gradients) {
        Workspace workspace = workspace(batch.samples());
        double value = workspace.forwardForGradients(parameters, batch, pass);
        workspace.backward(parameters, gradients);
        return value;
    }

    /** Forward only: the loss of a batch. */
    public double loss(Parameters parameters, Batch batch, Pass pass) {
        return workspace(batch.samples()).forward(parameters, batch, pass);
    }

    /** Forward without a loss: the predictions {@code [samples, outputs]}, valid until the next call. */
    public Tensor predict(Parameters parameters, Tensor features) {
        return workspace(features.rows()).activations(parameters, features, Pass.INFERENCE);
    }

    /** Forward and backward for one batch, with everything between kept. */
    public Trace trace(Parameters parameters, Batch batch, Pass pass) {
        Parameters gradients = Parameters.zeros(network, engine);
        Workspace workspace = workspace(batch.samples());
        workspace.forward(parameters, batch, pass);
        double value = gradients(parameters, batch, pass, gradients);
        return workspace.trace(value, gradients, batch);
    }

    /** Pre-activations of each dense layer in the last forward pass for a batch of this size. */
    public List<Tensor> preActivations(int samples) {
        return workspace(samples).densePasses().stream()
                .map(DensePass::preActivation)
                .toList();
    }

    /** Predictions of the last forward pass for a batch of this size. */
    public Tensor lastPredictions(int samples) {
        return workspace(samples).output.activation();
    }

    /** The first layer, in the order of the forward pass, whose pre-activations of the last batch are not all finite. */
    public OptionalInt firstNonFiniteLayer() {
        Workspace current = last;
        return current == null
                ? OptionalInt.empty()
                : current.densePasses().stream()
                        .filter(pass -> engine.firstNonFinite(pass.preActivation()) >= 0)
                        .mapToInt(DensePass::index)
                        .findFirst();
    }

    private Workspace workspace(int samples) {
        Workspace current = last;
        if (current == null || current.samples != samples) {
            current = workspaces.computeIfAbsent(samples, Workspace::new);
            last = current;
        }
        return current;
    }

    /** The passes and buffers for batches of one size. */
    private final class Workspace {
        private final int samples;
        private final List<LayerPass> passes = new ArrayList<>();
        private final DensePass output;
        private final OutputLoss outputLoss;

        Workspace(int samples) {
            this.samples = samples;
            for (int n = 0; n < network.layers().size(); n++) {
                passes.add(pass(n, network.layers().get(n), samples));
            }
            output = (DensePass) passes.get(passes.size() - 1);
            outputLoss = new OutputLoss(engine, loss, network.output(), samples);
        }

        private LayerPass pass(int n, Layer layer, int samples) {
            return layer instanceof Dense dense
                    ? new DensePass(engine, n, dense, samples)
                    : new DropoutPass(engine, n, (Dropout) layer, samples);
        }

        Tensor activations(Parameters parameters, Tensor features, Pass pass) {
            features.requireShape(features.rows(), network.inputs());
            return output.forward(hidden(parameters, features, pass), parameters, pass);
        }

        /** Everything before the output layer. */
        private Tensor hidden(Parameters parameters, Tensor features, Pass pass) {
            Tensor current = features;
            for (int n = 0; n < passes.size() - 1; n++) {
                current = passes.get(n).forward(current, parameters, pass);
            }
            return current;
        }

        double forward(Parameters parameters, Batch batch, Pass pass) {
            batch.targets().requireShape(batch.samples(), network.outputs());
            activations(parameters, batch.features(), pass);
            return outputLoss.value(output, batch);
        }

        /** Without the output layer's activation where the loss needs none. */
        double forwardForGradients(Parameters parameters, Batch batch, Pass pass) {
            batch.targets().requireShape(batch.samples(), network.outputs());
            batch.features().requireShape(batch.samples(), network.inputs());
            output.preActivate(hidden(parameters, batch.features(), pass), parameters);
            if (!outputLoss.onLogits()) {
                output.activate();
            }
            return outputLoss.valueAndGradient(output, batch);
        }

        void backward(Parameters parameters, Parameters gradients) {
            Tensor gradient = outputLoss.backward(output, parameters, gradients);
            for (int n = passes.size() - 2; n >= 0; n--) {
                gradient = passes.get(n).backward(gradient, parameters, gradients);
            }
        }

        List<DensePass> densePasses() {
            return passes.stream()
                    .filter(DensePass.class::isInstance)
                    .map(DensePass.class::cast)
                    .toList();
        }

        Trace trace(double value, Parameters gradients, Batch batch) {
            Tensor predictionGradient = engine.allocate(batch.samples(), network.outputs());
            LossTerms.of(loss.form(), engine, batch.samples(), network.outputs())
                    .sumAndGradient(
                            output.activation(),
                            batch.targets(),
                            loss.reduction().scale(batch.whole(), network.outputs()),
                            predictionGradient);
            batch.weights().ifPresent(weights -> {
                SampleWeights weighing = new SampleWeights(engine, batch.samples(), network.outputs());
                weighing.take(weights);
                weighing.weigh(predictionGradient);
            });
            List<Trace.LayerTrace> layers = densePasses().stream()
                    .map(pass -> new Trace.LayerTrace(
                            pass.index(),
                            pass.layer(),
                            pass.input().toArray(),
                            pass.preActivation().toArray(),
                            pass.activation().toArray(),
                            pass.delta().toArray()))
                    .toList();
            return new Trace(value, layers, predictionGradient.toArray(), outputLoss.onLogits(), gradients);
        }
    }
}
