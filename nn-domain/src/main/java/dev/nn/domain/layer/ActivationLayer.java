package dev.nn.domain.layer;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.Activation;
import dev.nn.domain.network.ActivatedPass;
import dev.nn.domain.network.Layer;
import dev.nn.domain.network.LayerPass;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.network.Shape;
import dev.nn.domain.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An activation as a separate layer without parameters: {@code z = x}, {@code a = f(z)},
 * {@code dL/dx = dL/da * f'(z)}.
 */
public record ActivationLayer(Activation function) implements Layer {

    @Override
    public String kind() {
        return "activation";
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public Optional<Activation> activation() {
        return Optional.of(function);
    }

    @Override
    public Map<String, Object> settings(Shape input) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("units", input.elements());
        return settings;
    }

    @Override
    public LayerPass bind(ComputeEngine engine, PlacedLayer place, int samples) {
        return new ActivationPass(engine, place, function, samples);
    }

    private static final class ActivationPass extends ActivatedPass {
        private Tensor input;

        ActivationPass(ComputeEngine engine, PlacedLayer place, Activation function, int samples) {
            super(engine, place, function, samples);
            this.input = activation();
        }

        @Override
        public void preActivate(Tensor samples, List<Tensor> parameters) {
            input = samples;
        }

        @Override
        public Tensor preActivation() {
            return input;
        }

        @Override
        public Tensor backwardFromDelta(List<Tensor> parameters, List<Tensor> gradients) {
            return delta();
        }
    }
}
