package dev.nn.application.experiment;

import dev.nn.application.catalogue.EngineChoice;
import dev.nn.application.model.Model;
import dev.nn.application.plugin.Origin;
import dev.nn.application.preprocessing.PreparedData;
import dev.nn.application.problem.Problem;
import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.network.LayerStart;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.training.StepRules;
import dev.nn.domain.training.Trainer;
import dev.nn.domain.training.TrainingPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment ready to run: shapes agree, and no string names a function any more.
 *
 * @param name for people
 * @param starts how each layer starts, in order
 * @param rules what is done to gradients and parameters beside the optimizer's update; the trainer adds the layers that are not
 *     trainable
 * @param keeping checkpoints and the time allowed
 * @param folds how many ways of parting the rows are to be run one after the other; this is the first
 * @param sweep what values are to be tried; then this is the experiment with those that its file has
 * @param data the samples, parted
 * @param learned the training samples as they are learned from: classes smoothed where that is asked for
 * @param backprop makes the service that trains and evaluates
 * @param resolved the experiment with every default written out, as it would be typed
 * @param plugins the jars that functions could be taken from
 * @param warnings what is odd, though it does no harm
 */
public record Experiment(
        String name,
        Model model,
        List<LayerStart> starts,
        Optimizer optimizer,
        TrainingPlan plan,
        StepRules rules,
        Keeping keeping,
        int folds,
        Optional<Sweep> sweep,
        PreparedData data,
        Dataset learned,
        EngineChoice engine,
        BackpropFactory backprop,
        Map<String, Object> resolved,
        List<Origin> plugins,
        List<Problem> warnings) {

    /**
     * Returns what trains the model on an engine, its parameters at their start. Runs, checks and explanations take it from here,
     * so that what is explained is what a run does.
     */
    public Trainer trainer(ComputeEngine with) {
        return Trainer.of(model.network())
                .loss(model.loss().function())
                .optimizer(optimizer)
                .engine(with)
                .backprop(backprop)
                .starts(starts)
                .plan(plan)
                .rules(rules)
                .build();
    }

    /** Returns back-propagation of the model's network and loss, for one caller. */
    public BackpropService backprop(ComputeEngine with) {
        return backprop.bind(model.network(), model.loss().function(), with);
    }

    /** Whether it is made of other runs, folds or trials. */
    public boolean hasParts() {
        return sweep.isPresent() || folds > 1;
    }

    /** The same on an engine of the same name. */
    public Experiment workingOn(EngineChoice other) {
        return new Experiment(
                name, model, starts, optimizer, plan, rules, keeping, folds, sweep, data, learned, other, backprop,
                resolved, plugins, warnings);
    }
}
