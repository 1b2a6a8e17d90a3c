package dev.nn.domain.layer;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.network.Layer;
import dev.nn.domain.network.LayerPass;
import dev.nn.domain.network.Pass;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.network.Shape;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dropout layer. In training it sets each activation to 0 with the given probability and divides
 * the others by {@code 1 - rate}, which preserves their expectation. Otherwise it does nothing.
 * Source: Srivastava et al., JMLR 15, 2014.
 *
 * <p>{@code a = x * mask}, and likewise for gradients. The mask holds 0 or {@code 1 / (1 - rate)},
 * with one draw per element, keyed by layer, step, row and unit.
 *
 * @param rate the probability of dropping an activation, in [0, 1)
 */
public record Dropout(double rate) implements Layer {

    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("the dropout rate must be in [0, 1), found " + rate);
        }
    }

    @Override
    public String kind() {
        return "dropout";
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public Map<String, Object> settings(Shape input) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("units", input.elements());
        settings.put("rate", rate);
        return settings;
    }

    @Override
    public LayerPass bind(ComputeEngine engine, PlacedLayer place, int samples) {
        return new DropoutPass(engine, place, rate, samples);
    }

    private static final class DropoutPass implements LayerPass {
        private static final Program PRODUCT =
                Formula.parse("x * mask", "x", "mask").compile();

        private final ComputeEngine engine;
        private final int index;
        private final double rate;
        private final Tensor mask;
        private final Tensor output;
        private final Tensor inputGradient;
        private boolean active;

        DropoutPass(ComputeEngine engine, PlacedLayer place, double rate, int samples) {
            this.engine = engine;
            this.index = place.index();
            this.rate = rate;
            this.mask = engine.allocate(samples, place.outputs());
            this.output = engine.allocate(samples, place.outputs());
            this.inputGradient = engine.allocate(samples, place.outputs());
        }

        @Override
        public Tensor forward(Tensor input, List<Tensor> parameters, Pass pass) {
            active = pass.training() && rate > 0;
            if (!active) {
                return input;
            }
            drawMask(RandomStream.of(pass.seed(), Purpose.DROPOUT, index, pass.step()), pass.row());
            engine.map(PRODUCT, input, mask, output);
            return output;
        }

        @Override
        public Tensor backward(Tensor outputGradient, List<Tensor> parameters, List<Tensor> gradients) {
            if (!active) {
                return outputGradient;
            }
            engine.map(PRODUCT, outputGradient, mask, inputGradient);
            return inputGradient;
        }

        private void drawMask(RandomStream random, long first) {
            double kept = 1 / (1 - rate);
            for (int r = 0; r < mask.rows(); r++) {
                for (int c = 0; c < mask.columns(); c++) {
                    boolean dropped = random.uniform((first + r) * mask.columns() + c) < rate;
                    mask.set(r, c, dropped ? 0 : kept);
                }
            }
        }
    }
}
