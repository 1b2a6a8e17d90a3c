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
 * @param data the samples, parted
 * @param keeping checkpoints and the time allowed
 */
public record Experiment(
        String name,
        Model model,
        PreparedData data,
        Learning learning,
        Computation computation,
        Repetition repetition,
        ProcessSettings keeping,
        Provenance provenance) {

    /**
     * How the model learns.
     *
     * @param samples the training samples as they are learned from: classes smoothed where that is asked for
     * @param starts how each layer starts, in order
     * @param rules what is done to gradients and parameters beside the optimizer's update; the trainer adds the layers that are not
     *     trainable
     */
    public record Learning(
            Dataset samples, List<LayerStart> starts, Optimizer optimizer, TrainingPlan plan, StepRules rules) {}

    /**
     * What computes.
     *
     * @param backprop makes the service that trains and evaluates
     */
    public record Computation(EngineChoice engine, BackpropFactory backprop) {}

    /**
     * Which runs it is made of.
     *
     * @param folds how many ways of parting the rows are to be run one after the other; this is the first
     * @param sweep what values are to be tried; then this is the experiment with those that its file has
     */
    public record Repetition(int folds, Optional<Sweep> sweep) {
        /** Returns whether it is made of other runs, folds or trials. */
        public boolean hasParts() {
            return sweep.isPresent() || folds > 1;
        }
    }

    /**
     * What it was made from.
     *
     * @param resolved the experiment with every default written out, as it would be typed
     * @param plugins the jars that functions could be taken from
     * @param warnings what is odd, though it does no harm
     */
    public record Provenance(Map<String, Object> resolved, List<Origin> plugins, List<Problem> warnings) {}

    /**
     * Returns what trains the model on an engine, its parameters at their start. Runs, checks and explanations take it from here,
     * so that what is explained is what a run does.
     */
    public Trainer trainer(ComputeEngine with) {
        return Trainer.of(model.network())
                .loss(model.loss().function())
                .optimizer(learning.optimizer())
                .engine(with)
                .backprop(computation.backprop())
                .starts(learning.starts())
                .plan(learning.plan())
                .rules(learning.rules())
                .build();
    }

    /** Returns back-propagation of the model's network and loss, for one caller. */
    public BackpropService backprop(ComputeEngine with) {
        return computation.backprop().bind(model.network(), model.loss().function(), with);
    }

    /** Returns the same on an engine of the same name. */
    public Experiment workingOn(EngineChoice other) {
        return new Experiment(
                name,
                model,
                data,
                learning,
                new Computation(other, computation.backprop()),
                repetition,
                keeping,
                provenance);
    }
}
