package dev.nn.domain.training;

import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.backprop.Pass;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Parameters.Parameter;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.OptimizerState;
import java.util.Optional;

/**
 * One step of learning: gradients of a batch, a check that they are finite, an update of the parameters in place.
 * Belongs to one session; not thread-safe.
 */
public final class TrainingStep {

    private final BackpropService backprop;
    private final ComputeEngine engine;
    private final Optimizer optimizer;
    private final Parameters parameters;
    private final Parameters gradients;
    private final OptimizerState state;

    /** A step that will change the given parameters. */
    public TrainingStep(
            Network network,
            Parameters parameters,
            BackpropService backprop,
            Optimizer optimizer,
            ComputeEngine engine) {
        this.backprop = backprop;
        this.engine = engine;
        this.optimizer = optimizer;
        this.parameters = parameters;
        this.gradients = Parameters.zeros(network, engine);
        this.state = new OptimizerState(optimizer.rule(), engine, parameters, gradients);
    }

    /**
     * Learns from one batch.
     *
     * @param step steps finished before this one
     * @param learningRateFactor from the schedule
     * @return the batch's loss before the update
     * @throws TrainingDiverged when the loss or a gradient is not finite, before any parameter changes, or when the
     *     update overflows
     */
    public double run(Batch batch, Pass pass, long step, double learningRateFactor) {
        double loss = backprop.gradients(parameters, batch, pass, gradients);
        if (!Double.isFinite(loss)) {
            throw TrainingDiverged.beforeUpdate(step + 1, "the loss", loss);
        }
        firstNonFinite(gradients).ifPresent(found -> {
            throw TrainingDiverged.beforeUpdate(step + 1, "the gradient of " + found.name(), found.value());
        });
        state.update(optimizer.learningRate() * learningRateFactor, step + 1);
        // An update can overflow although its gradient did not.
        firstNonFinite(parameters).ifPresent(found -> {
            throw TrainingDiverged.inUpdate(step + 1, found.name(), found.value());
        });
        return loss;
    }

    /** The gradients of the last batch. */
    public Parameters gradients() {
        return gradients;
    }

    /** The parameters that this step changes. */
    public Parameters parameters() {
        return parameters;
    }

    private record Element(String name, double value) {}

    private Optional<Element> firstNonFinite(Parameters checked) {
        for (Parameter parameter : checked.all()) {
            int index = engine.firstNonFinite(parameter.values());
            if (index >= 0) {
                int row = index / parameter.values().columns();
                int column = index % parameter.values().columns();
                return Optional.of(new Element(
                        parameter.name() + "[" + row + ", " + column + "]",
                        parameter.values().get(row, column)));
            }
        }
        return Optional.empty();
    }
}
