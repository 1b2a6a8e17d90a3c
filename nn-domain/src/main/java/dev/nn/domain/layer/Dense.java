package dev.nn.domain.layer;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.Activation;
import dev.nn.domain.network.ActivatedPass;
import dev.nn.domain.network.Layer;
import dev.nn.domain.network.LayerPass;
import dev.nn.domain.network.ParameterShape;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.network.Shape;
import dev.nn.domain.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dense layer, which connects every input to every unit.
 *
 * <pre>
 * forward   z = x W + b            a = f(z)                      W is [inputs, units], b is [units]
 * backward  delta = dL/da * f'(z)  dL/dW = x' delta  dL/db = column sums of delta  dL/dx = delta W'
 * </pre>
 *
 * @param units the number of units, at least 1
 */
public record Dense(int units, Activation function) implements Layer {

    public Dense {
        if (units < 1) {
            throw new IllegalArgumentException("a dense layer needs at least 1 unit, found " + units);
        }
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public Shape output(Shape input) {
        if (input.sizes().size() != 1) {
            throw new IllegalArgumentException("expected samples of shape [features], found " + input);
        }
        return Shape.of(units);
    }

    @Override
    public List<ParameterShape> parameters(Shape input) {
        return List.of(ParameterShape.weights(input.elements(), units), ParameterShape.bias(input.elements(), units));
    }

    @Override
    public Optional<Activation> activation() {
        return Optional.of(function);
    }

    @Override
    public Map<String, Object> settings(Shape input) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("inputs", input.elements());
        settings.put("units", units);
        return settings;
    }

    @Override
    public LayerPass bind(ComputeEngine engine, PlacedLayer place, int samples) {
        return new DensePass(engine, place, function, samples);
    }

    private static final class DensePass extends ActivatedPass {
        private static final int WEIGHTS = 0;
        private static final int BIAS = 1;

        private final ComputeEngine engine;
        private final boolean first;
        private final Tensor preActivation;
        private final Tensor inputGradient;
        private Tensor input;

        DensePass(ComputeEngine engine, PlacedLayer place, Activation function, int samples) {
            super(engine, place, function, samples);
            this.engine = engine;
            this.first = place.index() == 0;
            this.preActivation = engine.allocate(samples, place.outputs());
            // The gradient with respect to the samples themselves is never used.
            this.inputGradient = engine.allocate(first ? 0 : samples, place.inputs());
            this.input = inputGradient;
        }

        @Override
        public void preActivate(Tensor samples, List<Tensor> parameters) {
            input = samples;
            engine.affine(samples, parameters.get(WEIGHTS), parameters.get(BIAS), preActivation);
        }

        @Override
        public Tensor preActivation() {
            return preActivation;
        }

        @Override
        public Tensor backwardFromDelta(List<Tensor> parameters, List<Tensor> gradients) {
            engine.multiplyTransposedLeft(input, delta(), gradients.get(WEIGHTS));
            engine.columnSums(delta(), gradients.get(BIAS));
            if (!first) {
                engine.multiplyTransposedRight(delta(), parameters.get(WEIGHTS), inputGradient);
            }
            return inputGradient;
        }
    }
}
