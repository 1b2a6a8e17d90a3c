package dev.nn.domain.backprop;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.network.Dense;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.tensor.Tensor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A loss at the end of a network, for batches of one size: on logits where the loss has a form joined with the output
 * activation, on predictions otherwise.
 */
final class OutputLoss {

    private final ComputeEngine engine;
    private final Loss loss;
    private final boolean onLogits;
    private final LossTerms terms;
    private final Tensor predictionGradient;
    private @Nullable SampleWeights sampleWeights;

    OutputLoss(ComputeEngine engine, Loss loss, Dense output, int samples) {
        Optional<LossForm> joined = loss.joinedWith(output.activation());
        this.engine = engine;
        this.loss = loss;
        this.onLogits = joined.isPresent();
        this.terms = LossTerms.of(joined.orElse(loss.form()), engine, samples, output.outputs());
        this.predictionGradient = engine.allocate(onLogits ? 0 : samples, output.outputs());
    }

    /** The loss of what the output layer last computed. */
    double value(DensePass output, Batch batch) {
        double sum = terms.sum(source(output), batch.targets());
        if (batch.weights().isPresent()) {
            Tensor weights = batch.weights().get();
            sum = weights(batch, weights).sum(terms.terms(), weights);
        }
        return sum * scale(batch);
    }

    /** The same, and its gradient, for {@link #backward}. */
    double valueAndGradient(DensePass output, Batch batch) {
        double scale = scale(batch);
        double sum = terms.sumAndGradient(source(output), batch.targets(), scale, gradient(output));
        if (batch.weights().isPresent()) {
            Tensor weights = batch.weights().get();
            SampleWeights weighing = weights(batch, weights);
            weighing.weigh(gradient(output));
            // A kernel that gives the sum need not have written the terms one by one.
            terms.sum(source(output), batch.targets());
            sum = weighing.sum(terms.terms(), weights);
        }
        return scale * sum;
    }

    private SampleWeights weights(Batch batch, Tensor weights) {
        SampleWeights room = sampleWeights;
        if (room == null) {
            room = new SampleWeights(engine, batch.samples(), batch.targets().columns());
            sampleWeights = room;
        }
        room.take(weights);
        return room;
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

    private double scale(Batch batch) {
        return loss.reduction().scale(batch.whole(), batch.targets().columns());
    }
}
