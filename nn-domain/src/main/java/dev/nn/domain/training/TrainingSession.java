package dev.nn.domain.training;

import dev.nn.domain.backprop.Batch;
import dev.nn.domain.backprop.Pass;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Learning from start to end: a short loop of epochs over {@link TrainingStep}. Not thread-safe.
 */
public final class TrainingSession {

    private final Network network;
    private final TrainingStep step;
    private final TrainingPlan plan;
    private final ComputeEngine engine;
    private final Dataset data;
    private final Map<Integer, Batch> batches = new HashMap<>();

    /** A session over the given training rows. */
    public TrainingSession(Network network, TrainingStep step, TrainingPlan plan, Dataset data, ComputeEngine engine) {
        this.network = network;
        this.step = step;
        this.plan = plan;
        this.data = data;
        this.engine = engine;
    }

    /**
     * Trains.
     *
     * @param figures further figures of the current parameters, asked for after each epoch
     * @throws TrainingDiverged when a number is no longer finite
     */
    public TrainingResult run(Supplier<Map<String, Double>> figures, List<TrainingListener> listeners) {
        Best best = new Best(plan, Parameters.zeros(network, engine));
        long steps = 0;
        int epoch = 0;
        while (epoch < plan.epochs() && !best.exhausted(epoch)) {
            double loss = epoch(epoch, steps, listeners);
            steps += plan.stepsPerEpoch(data.samples());
            epoch++;
            EpochReport report =
                    new EpochReport(epoch, plan.epochs(), steps, loss, factor(epoch - 1, steps - 1), figures.get());
            best.offer(report, step.parameters());
            listeners.forEach(listener -> listener.epochFinished(report));
        }
        best.restore(step.parameters());
        return new TrainingResult(epoch, steps, best.epochOr(epoch), epoch < plan.epochs());
    }

    private double epoch(int epoch, long firstStep, List<TrainingListener> listeners) {
        int[] order = order(epoch);
        double weighted = 0;
        long number = firstStep;
        for (int from = 0; from < order.length; from += plan.batchSize()) {
            Batch batch = batch(order, from);
            double loss = step.run(batch, Pass.training(plan.seed(), number), number, factor(epoch, number));
            weighted += loss * batch.samples();
            number++;
            for (TrainingListener listener : listeners) {
                listener.stepFinished(number, loss);
            }
        }
        return weighted / order.length;
    }

    private double factor(int epoch, long number) {
        return plan.schedule().factor(epoch, number, plan.epochs(), plan.stepsPerEpoch(data.samples()));
    }

    private int[] order(int epoch) {
        if (plan.shuffle()) {
            return RandomStream.of(plan.seed(), Purpose.SHUFFLE, 0, epoch).permutation(data.samples());
        }
        int[] order = new int[data.samples()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        return order;
    }

    private Batch batch(int[] order, int from) {
        int samples = Math.min(plan.batchSize(), order.length - from);
        Batch batch = batches.computeIfAbsent(
                samples,
                rows -> new Batch(engine.allocate(rows, data.inputs()), engine.allocate(rows, data.outputs())));
        data.copy(order, from, batch.features(), batch.targets());
        return batch;
    }
}
