package dev.nn.domain.training;

import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.backprop.Forward;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Pass;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.OptimizerState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One training step: gradients of a batch, a check that they are finite, and an update of the
 * parameters in place. Belongs to one session; not thread-safe.
 */
public final class TrainingStep {

    private static final Program SUM = Formula.parse("g + more", "g", "more").compile();

    private final Network network;
    private final BackpropService backprop;
    private final ComputeEngine engine;
    private final Optimizer optimizer;
    private final Parameters parameters;
    private final Parameters gradients;
    private final OptimizerState state;
    private final StepRulesPass rules;
    private @Nullable Parameters moreGradients;
    private @Nullable Forward last;

    /** Creates a step that updates the given parameters by the optimizer alone. */
    public TrainingStep(
            Network network,
            Parameters parameters,
            BackpropService backprop,
            Optimizer optimizer,
            ComputeEngine engine) {
        this(network, parameters, backprop, optimizer, StepRules.NONE, engine);
    }

    /** Creates a step that updates the given parameters; frozen layers keep their current ones. */
    public TrainingStep(
            Network network,
            Parameters parameters,
            BackpropService backprop,
            Optimizer optimizer,
            StepRules rules,
            ComputeEngine engine) {
        this.network = network;
        this.backprop = backprop;
        this.engine = engine;
        this.optimizer = optimizer;
        this.parameters = parameters;
        this.gradients = Parameters.zeros(network, engine);
        this.state = new OptimizerState(optimizer.rule(), engine, parameters, gradients);
        this.rules = new StepRulesPass(rules, engine, parameters, gradients);
    }

    /**
     * Trains on one batch.
     *
     * @param step the number of steps finished before this one
     * @param learningRateFactor the factor from the schedule
     * @return the batch's loss before the update
     * @throws TrainingDiverged when the loss or a gradient is not finite, before any parameter
     *     changes, or when the update overflows
     */
    public double run(Batch batch, Pass pass, long step, double learningRateFactor) {
        double loss = gradients(batch, pass, gradients);
        update(loss, step, learningRateFactor);
        return loss;
    }

    /**
     * Adds the gradients of one of several batches of a step, before {@link #update}.
     *
     * @param batch a batch whose total weight is that of all batches of the step
     * @param first whether this is the first batch of the step
     * @return the batch's share of the loss
     */
    double accumulate(Batch batch, Pass pass, boolean first) {
        if (first) {
            return gradients(batch, pass, gradients);
        }
        Parameters more = moreGradients;
        if (more == null) {
            more = Parameters.zeros(network, engine);
            moreGradients = more;
        }
        double loss = gradients(batch, pass, more);
        engine.map(SUM, gradients.flat(), more.flat(), gradients.flat());
        return loss;
    }

    private double gradients(Batch batch, Pass pass, Parameters to) {
        Forward forward = backprop.gradients(parameters, batch, pass, to);
        last = forward;
        return forward.loss();
    }

    /**
     * Updates the parameters by the accumulated gradients.
     *
     * @throws TrainingDiverged as {@link #run} does
     */
    void update(double loss, long step, double learningRateFactor) {
        try {
            checkedUpdate(loss, step, learningRateFactor);
        } catch (TrainingDiverged e) {
            Forward forward = last;
            throw forward == null ? e : e.at(forward.firstNonFinite());
        }
    }

    private void checkedUpdate(double loss, long step, double learningRateFactor) {
        if (!Double.isFinite(loss)) {
            throw TrainingDiverged.beforeUpdate(step + 1, "the loss", loss);
        }
        int gradient = engine.firstNonFinite(gradients.flat());
        if (gradient >= 0) {
            throw TrainingDiverged.beforeUpdate(
                    step + 1,
                    "the gradient of " + gradients.nameAt(gradient),
                    gradients.flat().get(0, gradient));
        }
        rules.beforeUpdate();
        state.update(optimizer.learningRate() * learningRateFactor, step + 1);
        rules.afterUpdate();
        // An update can overflow although its gradient did not.
        int parameter = engine.firstNonFinite(parameters.flat());
        if (parameter >= 0) {
            throw TrainingDiverged.inUpdate(
                    step + 1, parameters.nameAt(parameter), parameters.flat().get(0, parameter));
        }
        Optional<OptimizerState.Named> found = state.firstNonFinite();
        if (found.isPresent()) {
            throw TrainingDiverged.inUpdate(
                    step + 1,
                    "the optimizer's " + found.get().name(),
                    found.get().value());
        }
    }

    /** Accepts parameters that were set from outside; frozen layers keep these. */
    void parametersReplaced() {
        rules.refreeze();
    }

    /** Returns the optimizer's state. */
    OptimizerState optimizerState() {
        return state;
    }

    /** Returns the gradients of the last batch. */
    public Parameters gradients() {
        return gradients;
    }

    /** Returns the parameters that this step updates. */
    public Parameters parameters() {
        return parameters;
    }
}
