package dev.nn.domain.backprop;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.network.ActivatedPass;
import dev.nn.domain.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The loss at the end of a network, for one batch size. It works on logits if the loss has a form
 * joined with the output activation, otherwise on predictions.
 */
final class OutputLoss {

    private final ComputeEngine engine;
    private final Loss loss;
    private final ActivatedPass output;
    private final int outputs;
    private final boolean onLogits;
    private final LossTerms terms;
    private final Tensor predictionGradient;
    private @Nullable SampleWeights sampleWeights;

    OutputLoss(ComputeEngine engine, Loss loss, ActivatedPass output, int outputs, int samples) {
        Optional<LossForm> joined = loss.joinedWith(output.function());
        this.engine = engine;
        this.loss = loss;
        this.output = output;
        this.outputs = outputs;
        this.onLogits = joined.isPresent();
        this.terms = LossTerms.of(joined.orElse(loss.form()), engine, samples, outputs);
        this.predictionGradient = engine.allocate(onLogits ? 0 : samples, outputs);
    }

    /** Returns the loss of the output layer's last result. */
    double value(Batch batch) {
        double sum = terms.sum(source(), batch.targets());
        if (batch.weights().isPresent()) {
            Tensor weights = batch.weights().get();
            sum = weights(batch, weights).sum(terms.terms(), weights);
        }
        return sum * scale(batch);
    }

    /** Returns the same loss and computes its gradient for {@link #backward}. */
    double valueAndGradient(Batch batch) {
        double scale = scale(batch);
        double sum = terms.sumAndGradient(source(), batch.targets(), scale, gradient());
        if (batch.weights().isPresent()) {
            Tensor weights = batch.weights().get();
            SampleWeights weighing = weights(batch, weights);
            weighing.weigh(gradient());
            // A kernel that returns the sum may not have written the individual terms.
            terms.sum(source(), batch.targets());
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
    Tensor backward(List<Tensor> parameters, List<Tensor> gradients) {
        return onLogits
                ? output.backwardFromDelta(parameters, gradients)
                : output.backward(predictionGradient, parameters, gradients);
    }

    private Tensor gradient() {
        return onLogits ? output.delta() : predictionGradient;
    }

    /**
     * Returns the gradient with respect to the predictions, from the loss's own form on
     * predictions, as a new tensor.
     */
    Tensor predictionGradient(Tensor predictions, Batch batch) {
        Tensor gradient = engine.allocate(batch.samples(), outputs);
        LossTerms.of(loss.form(), engine, batch.samples(), outputs)
                .sumAndGradient(predictions, batch.targets(), scale(batch), gradient);
        batch.weights().ifPresent(weights -> {
            SampleWeights weighing = new SampleWeights(engine, batch.samples(), outputs);
            weighing.take(weights);
            weighing.weigh(gradient);
        });
        return gradient;
    }

    boolean onLogits() {
        return onLogits;
    }

    private Tensor source() {
        return onLogits ? output.preActivation() : output.activation();
    }

    private double scale(Batch batch) {
        return loss.reduction().scale(batch.totalWeight(), batch.targets().columns());
    }
}
