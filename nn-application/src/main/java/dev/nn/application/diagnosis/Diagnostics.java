package dev.nn.application.diagnosis;

import dev.nn.application.experiment.Experiment;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.training.EpochReport;
import dev.nn.domain.training.TrainingListener;
import dev.nn.domain.training.TrainingState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A listener that measures how the layers learn in one training run, without changing any number.
 * Not thread-safe.
 */
public final class Diagnostics implements TrainingListener {

    private static final String UPDATE = "diagnostics.update.";

    private final ProbeSchedule schedule;
    private final Probe probe;
    private final Parameters parameters;
    private final Parameters before;
    private final long stepsPerEpoch;
    private final Network network;
    private final Map<Integer, Double> updates = new TreeMap<>();
    private long copiedAfter = -1;

    /**
     * Creates diagnostics of a training run that is about to start.
     *
     * @param parameters the parameters being trained
     */
    public Diagnostics(Experiment experiment, Parameters parameters, ComputeEngine engine) {
        this.network = experiment.model().network();
        int samples = experiment.learning().samples().samples();
        this.parameters = parameters;
        this.before = Parameters.zeros(network, engine);
        this.stepsPerEpoch = experiment.learning().plan().stepsPerEpoch(samples);
        this.schedule = new ProbeSchedule(samples, experiment.learning().plan().epochs(), network.parameterCount());
        this.probe = new Probe(
                network, experiment.backprop(engine), experiment.data().training(), schedule.measured(), engine);
        copyBeforeLastStep(0);
    }

    /** Resumes from a state, as if it had observed the preceding steps. */
    public void resumed(TrainingState state) {
        copyBeforeLastStep(state.step());
        for (PlacedLayer layer : network.learning()) {
            Double update = state.numbers().get(UPDATE + layer.index());
            if (update != null) {
                updates.put(layer.index(), update);
            }
        }
    }

    /**
     * Returns the state with the updates of its last step: after resuming, an epoch may end with
     * that step.
     */
    public TrainingState kept(TrainingState state) {
        Map<String, Double> numbers = new LinkedHashMap<>(state.numbers());
        updates.forEach((layer, update) -> numbers.put(UPDATE + layer, update));
        return new TrainingState(state.step(), state.epoch(), state.batch(), numbers, state.tensors());
    }

    @Override
    public void stepFinished(long step, double loss) {
        updates.clear();
        if (copiedAfter == step - 1) {
            updates.putAll(probe.updates(before, parameters));
        }
        copyBeforeLastStep(step);
    }

    /**
     * Copies the parameters before the last step of a measured epoch, which shows the size of a
     * step.
     */
    private void copyBeforeLastStep(long steps) {
        if (steps % stepsPerEpoch == stepsPerEpoch - 1 && schedule.isDue(steps / stepsPerEpoch + 1)) {
            before.copyFrom(parameters);
            copiedAfter = steps;
        }
    }

    /**
     * Returns the figures of each layer with parameters, in order; empty after an epoch without
     * measurements.
     */
    public List<LayerFigures> figures(EpochReport report) {
        return schedule.isDue(report.epoch()) ? probe.measure(parameters, updates) : List.of();
    }
}
