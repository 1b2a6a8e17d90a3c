package dev.nn.application.experiment;

import dev.nn.application.catalogue.EngineChoice;
import dev.nn.application.data.PreparedData;
import dev.nn.application.model.Model;
import dev.nn.application.plugin.Origin;
import dev.nn.application.problem.Problem;
import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.training.StepRules;
import dev.nn.domain.training.TrainingPlan;
import dev.nn.domain.training.TrainingStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment ready to run: shapes agree, and no string names a function any more.
 *
 * @param name for people
 * @param starts how each dense layer starts, in order
 * @param rules what is done to gradients and parameters beside the optimizer's update
 * @param keeping checkpoints and the time allowed
 * @param folds how many ways of parting the rows are to be run one after the other; this is the first
 * @param sweep what values are to be tried; then this is the experiment with those that its file has
 * @param data the samples, parted
 * @param learned the training samples as they are learned from: classes smoothed where that is asked for
 * @param resolved the experiment with every default written out, as it would be typed
 * @param plugins the jars that functions could be taken from
 * @param warnings what is odd, though it does no harm
 */
public record Experiment(
        String name,
        Model model,
        List<Start> starts,
        Optimizer optimizer,
        TrainingPlan plan,
        StepRules rules,
        Keeping keeping,
        int folds,
        Optional<Sweep> sweep,
        PreparedData data,
        Dataset learned,
        EngineChoice engine,
        Map<String, Object> resolved,
        List<Origin> plugins,
        List<Problem> warnings) {

    /** Sets parameters to their start; the same seed gives the same numbers. */
    public void initialize(Parameters parameters) {
        Network network = model.network();
        List<Integer> dense = network.denseLayers();
        for (int d = 0; d < dense.size(); d++) {
            int layer = dense.get(d);
            int inputs = network.dense(layer).inputs();
            int outputs = network.dense(layer).outputs();
            RandomStream weights = RandomStream.of(plan.seed(), Purpose.INITIALIZATION, 2L * layer, 0);
            RandomStream bias = RandomStream.of(plan.seed(), Purpose.INITIALIZATION, 2L * layer + 1, 0);
            starts.get(d).weights().initialize(parameters.weights(layer), inputs, outputs, weights);
            starts.get(d).bias().initialize(parameters.bias(layer), inputs, outputs, bias);
        }
    }

    /**
     * Returns the step that trains such parameters: the optimizer with all that is done beside it. Runs and explanations take
     * their steps from here, so that what is explained is what a run does.
     */
    public TrainingStep step(Parameters parameters, BackpropService backprop, ComputeEngine engine) {
        return new TrainingStep(model.network(), parameters, backprop, optimizer, rules, engine);
    }

    /** Whether it is made of other runs, folds or trials. */
    public boolean hasParts() {
        return sweep.isPresent() || folds > 1;
    }

    /** The same on an engine of the same name. */
    public Experiment workingOn(EngineChoice other) {
        return new Experiment(
                name, model, starts, optimizer, plan, rules, keeping, folds, sweep, data, learned, other, resolved,
                plugins, warnings);
    }
}
