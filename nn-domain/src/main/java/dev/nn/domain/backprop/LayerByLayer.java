package dev.nn.domain.backprop;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.Loss;
import dev.nn.domain.network.ActivatedPass;
import dev.nn.domain.network.LayerPass;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Pass;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Textbook back-propagation: forward through the layers in order, the loss, then backward in
 * reverse order. The driver does not know the operations, and the operations do not know the
 * driver.
 *
 * <p>Buffers are kept per batch size, so repeated batch sizes allocate none. Not thread-safe.
 */
final class LayerByLayer implements BackpropService {

    private final Network network;
    private final Loss loss;
    private final ComputeEngine engine;
    private final Map<Integer, Workspace> workspaces = new HashMap<>();
    private @Nullable Workspace last;

    /** Binds the network, the loss and the engine whose tensors will be passed in. */
    LayerByLayer(Network network, Loss loss, ComputeEngine engine) {
        this.network = network;
        this.loss = loss;
        this.engine = engine;
    }

    @Override
    public Forward gradients(Parameters parameters, Batch batch, Pass pass, Parameters gradients) {
        Workspace workspace = workspace(batch.samples());
        workspace.forwardForGradients(parameters, batch, pass);
        workspace.backward(parameters, gradients);
        return workspace;
    }

    @Override
    public Forward forward(Parameters parameters, Batch batch, Pass pass) {
        Workspace workspace = workspace(batch.samples());
        workspace.forward(parameters, batch, pass);
        return workspace;
    }

    @Override
    public Tensor predict(Parameters parameters, Tensor features) {
        return workspace(features.rows()).predict(parameters, features, Pass.INFERENCE);
    }

    @Override
    public Trace trace(Parameters parameters, Batch batch, Pass pass) {
        Parameters gradients = Parameters.zeros(network, engine);
        Workspace workspace = workspace(batch.samples());
        workspace.forwardForGradients(parameters, batch, pass);
        workspace.backward(parameters, gradients);
        return workspace.trace(gradients, batch);
    }

    private Workspace workspace(int samples) {
        Workspace current = last;
        if (current == null || current.samples != samples) {
            current = workspaces.computeIfAbsent(samples, Workspace::new);
            last = current;
        }
        return current;
    }

    /** The layer passes and buffers for one batch size. */
    private final class Workspace implements Forward {
        private final int samples;
        private final List<LayerPass> passes = new ArrayList<>();
        /** The input of each layer. */
        private final Tensor[] inputs = new Tensor[network.layers().size()];

        private final ActivatedPass output;
        private final OutputLoss outputLoss;
        private double value;
        private boolean activated;

        Workspace(int samples) {
            this.samples = samples;
            for (PlacedLayer layer : network.layers()) {
                passes.add(layer.layer().bind(engine, layer, samples));
            }
            output = passes.get(passes.size() - 1)
                    .activated()
                    .orElseThrow(
                            () -> new IllegalStateException("the last layer has an activation, its pass has none"));
            outputLoss = new OutputLoss(engine, loss, output, network.outputs(), samples);
        }

        Tensor predict(Parameters parameters, Tensor features, Pass pass) {
            preActivate(parameters, features, pass);
            activated = true;
            return output.activate();
        }

        /** Runs all layers except the output layer's activation. */
        private void preActivate(Parameters parameters, Tensor features, Pass pass) {
            features.requireShape(samples, network.inputs());
            Tensor current = features;
            int end = passes.size() - 1;
            for (int n = 0; n < end; n++) {
                inputs[n] = current;
                current = passes.get(n).forward(current, parameters.of(n), pass);
            }
            inputs[end] = current;
            output.preActivate(current, parameters.of(end));
            activated = false;
        }

        void forward(Parameters parameters, Batch batch, Pass pass) {
            batch.targets().requireShape(samples, network.outputs());
            predict(parameters, batch.features(), pass);
            value = outputLoss.value(batch);
        }

        /** Runs forward, skipping the output layer's activation if the loss does not need it. */
        void forwardForGradients(Parameters parameters, Batch batch, Pass pass) {
            batch.targets().requireShape(samples, network.outputs());
            preActivate(parameters, batch.features(), pass);
            if (!outputLoss.onLogits()) {
                predictions();
            }
            value = outputLoss.valueAndGradient(batch);
        }

        void backward(Parameters parameters, Parameters gradients) {
            int end = passes.size() - 1;
            Tensor gradient = outputLoss.backward(parameters.of(end), gradients.of(end));
            for (int n = end - 1; n >= 0; n--) {
                gradient = passes.get(n).backward(gradient, parameters.of(n), gradients.of(n));
            }
        }

        @Override
        public double loss() {
            return value;
        }

        @Override
        public Tensor predictions() {
            if (!activated) {
                activated = true;
                return output.activate();
            }
            return output.activation();
        }

        @Override
        public Optional<Tensor> preActivations(int layer) {
            return passes.get(layer).activated().map(ActivatedPass::preActivation);
        }

        @Override
        public Optional<PlacedLayer> firstNonFinite() {
            return network.layers().stream()
                    .filter(layer -> preActivations(layer.index())
                            .filter(z -> engine.firstNonFinite(z) >= 0)
                            .isPresent())
                    .findFirst();
        }

        Trace trace(Parameters gradients, Batch batch) {
            Tensor predictionGradient = outputLoss.predictionGradient(predictions(), batch);
            List<Trace.LayerTrace> layers = new ArrayList<>();
            for (PlacedLayer layer : network.layers()) {
                passes.get(layer.index())
                        .activated()
                        .ifPresent(pass -> layers.add(new Trace.LayerTrace(
                                layer,
                                inputs[layer.index()].toArray(),
                                pass.preActivation().toArray(),
                                pass.activation().toArray(),
                                pass.delta().toArray())));
            }
            return new Trace(value, layers, predictionGradient.toArray(), outputLoss.onLogits(), gradients);
        }
    }
}
