package dev.nn.domain.backprop;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.network.Dense;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.tensor.Tensor;
import java.util.Optional;

/**
 * A loss at the end of a network, for batches of one size: on logits where the loss has a form joined with the output
 * activation, on predictions otherwise.
 */
final class OutputLoss {

    private final Loss loss;
    private final boolean onLogits;
    private final LossTerms terms;
    private final Tensor predictionGradient;

    OutputLoss(ComputeEngine engine, Loss loss, Dense output, int samples) {
        Optional<LossForm> joined = loss.joinedWith(output.activation());
        this.loss = loss;
        this.onLogits = joined.isPresent();
        this.terms = LossTerms.of(joined.orElse(loss.form()), engine, samples, output.outputs());
        this.predictionGradient = engine.allocate(onLogits ? 0 : samples, output.outputs());
    }

    /** The loss of what the output layer last computed. */
    double value(DensePass output, Tensor targets) {
        return terms.sum(source(output), targets) * scale(targets);
    }

    /** The same, and its gradient, for {@link #backward}. */
    double valueAndGradient(DensePass output, Tensor targets) {
        double scale = scale(targets);
        return scale * terms.sumAndGradient(source(output), targets, scale, gradient(output));
    }

    /** Runs the output layer's backward pass, after {@link #valueAndGradient}. */
    Tensor backward(DensePass output, Parameters parameters, Parameters gradients) {
        return onLogits
                ? output.backwardFromDelta(parameters, gradients)
                : output.backward(predictionGradient, parameters, gradients);
    }

    private Tensor gradient(DensePass output) {
        return onLogits ? output.delta() : predictionGradient;
    }

    boolean onLogits() {
        return onLogits;
    }

    private Tensor source(DensePass output) {
        return onLogits ? output.preActivation() : output.activation();
    }

    private double scale(Tensor targets) {
        return loss.reduction().scale(targets.rows(), targets.columns());
    }
}
