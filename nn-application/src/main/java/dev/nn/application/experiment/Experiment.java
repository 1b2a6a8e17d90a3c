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
 * @param name the name for people
 * @param data the samples, split into parts
 * @param keeping checkpoints and the time limit
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
     * The training setup of the model.
     *
     * @param samples the training samples as trained on: labels smoothed where requested
     * @param starts the start of each layer, in order
     * @param rules changes to gradients and parameters beside the optimizer's update; the trainer
     *     adds the layers that are not trainable
     */
    public record Learning(
            Dataset samples, List<LayerStart> starts, Optimizer optimizer, TrainingPlan plan, StepRules rules) {}

    /**
     * The engine and back-propagation.
     *
     * @param backprop the factory of the service that trains and evaluates
     */
    public record Computation(EngineChoice engine, BackpropFactory backprop) {}

    /**
     * The runs of an experiment.
     *
     * @param folds the number of splits of the rows to run one after the other; this is the first
     * @param sweep the values to try; this experiment then has the values in its file
     */
    public record Repetition(int folds, Optional<Sweep> sweep) {
        /** Returns whether the experiment consists of other runs, folds or trials. */
        public boolean hasParts() {
            return sweep.isPresent() || folds > 1;
        }
    }

    /**
     * The origin of an experiment.
     *
     * @param resolved the experiment with every default written out, in the form of an experiment
     *     file
     * @param plugins the jars that functions could come from
     * @param warnings harmless oddities
     */
    public record Provenance(Map<String, Object> resolved, List<Origin> plugins, List<Problem> warnings) {}

    /**
     * Returns a trainer of the model on an engine, with initial parameters. Runs, checks and
     * explanations all use it, so that an explanation shows what a run does.
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

    /** Returns this experiment on an engine of the same name. */
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
