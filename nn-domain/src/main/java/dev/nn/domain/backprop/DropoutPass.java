package dev.nn.domain.backprop;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.network.Dropout;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.tensor.Tensor;

/**
 * Dropout's arithmetic: {@code a = x * mask} in training, the same for gradients; otherwise everything passes. The mask
 * holds 0 or {@code 1 / (1 - rate)}, one draw per element keyed by layer, step, row and unit.
 */
final class DropoutPass implements LayerPass {

    private static final Program PRODUCT =
            Formula.parse("x * mask", "x", "mask").compile();

    private final ComputeEngine engine;
    private final int index;
    private final Dropout layer;
    private final Tensor mask;
    private final Tensor output;
    private final Tensor inputGradient;
    private boolean active;

    DropoutPass(ComputeEngine engine, int index, Dropout layer, int samples) {
        this.engine = engine;
        this.index = index;
        this.layer = layer;
        this.mask = engine.allocate(samples, layer.units());
        this.output = engine.allocate(samples, layer.units());
        this.inputGradient = engine.allocate(samples, layer.units());
    }

    @Override
    public Tensor forward(Tensor input, Parameters parameters, Pass pass) {
        active = pass.training() && layer.rate() > 0;
        if (!active) {
            return input;
        }
        drawMask(RandomStream.of(pass.seed(), Purpose.DROPOUT, index, pass.step()), pass.row());
        multiply(input, output);
        return output;
    }

    @Override
    public Tensor backward(Tensor outputGradient, Parameters parameters, Parameters gradients) {
        if (!active) {
            return outputGradient;
        }
        multiply(outputGradient, inputGradient);
        return inputGradient;
    }

    private void drawMask(RandomStream random, long first) {
        double kept = 1 / (1 - layer.rate());
        for (int r = 0; r < mask.rows(); r++) {
            for (int c = 0; c < mask.columns(); c++) {
                boolean dropped = random.uniform((first + r) * mask.columns() + c) < layer.rate();
                mask.set(r, c, dropped ? 0 : kept);
            }
        }
    }

    private void multiply(Tensor x, Tensor out) {
        engine.map(PRODUCT, x, mask, out);
    }
}
