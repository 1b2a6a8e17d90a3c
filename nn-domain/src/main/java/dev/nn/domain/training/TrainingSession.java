package dev.nn.domain.training;

import dev.nn.domain.backprop.Batch;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Pass;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.tensor.Tensor;
import dev.nn.domain.training.TrainingResult.Ending;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A training session: a short loop of epochs over {@link TrainingStep}. Not thread-safe except for
 * {@link #frozen}.
 *
 * <p>The state changes only while the lock {@code change} is held. The lock is not held while
 * gradients or figures are computed, which may take minutes.
 */
public final class TrainingSession {

    private static final String OPTIMIZER = "optimizer.";
    private static final String LOSS_SUM = "loss_sum";

    private final TrainingStep step;
    private final TrainingPlan plan;
    private final ComputeEngine engine;
    private final Dataset data;
    private final Map<Integer, Batch> batches = new HashMap<>();
    private final BestParameters best;
    private final PlateauWatch plateau;
    private final ReentrantLock change = new ReentrantLock();
    private boolean whole = true;
    private int epoch;
    private int batch;
    private long steps;
    private double lossSum;

    /** The decision whether to continue after a step. */
    public enum Decision {
        CONTINUE,
        /** Stop as if the plan were complete. */
        STOP,
        /** Pause at once; training can be resumed from the state. */
        PAUSE
    }

    /** Creates a session over the given training rows. */
    public TrainingSession(Network network, TrainingStep step, TrainingPlan plan, Dataset data, ComputeEngine engine) {
        this.step = step;
        this.plan = plan;
        this.data = data;
        this.engine = engine;
        this.best = new BestParameters(plan, Parameters.zeros(network, engine));
        this.plateau = new PlateauWatch(plan.plateau().orElse(null));
    }

    /**
     * Returns the state between two steps; its tensors are the session's own. Listeners may call
     * this.
     */
    public TrainingState state() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(TrainingState.PARAMETERS, step.parameters().flat());
        step.optimizerState().tensors().forEach((name, tensor) -> tensors.put(OPTIMIZER + name, tensor));
        step.optimizerState().numbers().forEach((name, number) -> numbers.put(OPTIMIZER + name, number));
        numbers.put(LOSS_SUM, lossSum);
        best.save(numbers, tensors);
        plateau.save(numbers);
        return new TrainingState(steps, epoch, batch, numbers, tensors);
    }

    /**
     * Stops the session permanently between two changes of its state. May be called from another
     * thread, or after the session's own thread has failed: that thread waits at its next change
     * and never continues.
     *
     * @param milliseconds the time to wait for a change in progress
     * @return the state; empty if the change took longer, failed partway, or training is over
     */
    public Optional<TrainingState> frozen(long milliseconds) {
        try {
            boolean held = change.tryLock(milliseconds, TimeUnit.MILLISECONDS);
            return held && whole ? Optional.of(state()) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Resumes from the state of a session with the same plan. The result is bit-identical to that
     * of an uninterrupted session.
     *
     * @throws IllegalArgumentException when the state belongs to another network or optimizer
     */
    public void resume(TrainingState state) {
        state.copyTo(step.parameters().flat(), TrainingState.PARAMETERS);
        step.optimizerState().tensors().forEach((name, tensor) -> state.copyTo(tensor, OPTIMIZER + name));
        step.optimizerState()
                .numbers()
                .keySet()
                .forEach(name -> step.optimizerState().setNumber(name, state.number(OPTIMIZER + name)));
        best.load(state);
        plateau.load(state);
        step.parametersReplaced();
        steps = state.step();
        epoch = state.epoch();
        batch = state.batch();
        lossSum = state.number(LOSS_SUM);
    }

    /**
     * Trains until the plan is complete or a decision ends the session.
     *
     * @param figures further figures of the current parameters, computed after each epoch
     * @param decisions called after each step; decides whether to continue
     * @throws TrainingDiverged when a number is no longer finite
     */
    public TrainingResult run(
            Supplier<Map<String, Double>> figures, List<TrainingListener> listeners, Supplier<Decision> decisions) {
        boolean limit = plan.isLimit(steps);
        // The state may be from the end of an epoch that was not reported yet.
        while (epoch < plan.epochs() && !best.exhausted(epoch) && (!limit || batch > 0)) {
            Decision decision = epoch(listeners, decisions);
            if (decision == Decision.PAUSE) {
                return new TrainingResult(epoch, steps, epoch, Ending.INTERRUPTED);
            }
            limit = decision == Decision.STOP || plan.isLimit(steps);
            Map<String, Double> found = figures.get();
            changed(() -> report(found, listeners));
        }
        finish();
        Ending ending = limit ? Ending.LIMIT : epoch < plan.epochs() ? Ending.STOPPED_EARLY : Ending.FINISHED;
        return new TrainingResult(epoch, steps, best.epochOr(epoch), ending);
    }

    /** Sets the parameters to the ones to keep; the session can't be resumed afterwards. */
    private void finish() {
        change.lock();
        try {
            best.restore(step.parameters());
            whole = false;
        } finally {
            change.unlock();
        }
    }

    /** Ends an epoch and reports it. */
    private void report(Map<String, Double> figures, List<TrainingListener> listeners) {
        double loss = lossSum / learned();
        double factor = factor(epoch, steps - 1);
        epoch++;
        batch = 0;
        lossSum = 0;
        EpochReport report = new EpochReport(epoch, plan.epochs(), steps, loss, factor, figures);
        best.offer(report, step.parameters());
        plateau.offer(report);
        listeners.forEach(listener -> listener.epochFinished(report));
    }

    /** Runs a change of the state. If it fails half-way, there is no state to resume from. */
    private void changed(Runnable work) {
        change.lock();
        try {
            whole = false;
            work.run();
            whole = true;
        } finally {
            change.unlock();
        }
    }

    /** Runs the rest of an epoch, or a part of it. */
    private Decision epoch(List<TrainingListener> listeners, Supplier<Decision> decisions) {
        int[] order = order(epoch);
        Decision decision = Decision.CONTINUE;
        while (decision == Decision.CONTINUE && batch * plan.samplesPerStep() < order.length && !plan.isLimit(steps)) {
            int from = Math.toIntExact(batch * plan.samplesPerStep());
            int to = (int) Math.min(order.length, from + plan.samplesPerStep());
            double loss = gradients(order, from, to);
            changed(() -> step(loss, Batch.weight(data, order, from, to), listeners));
            decision = decisions.get();
        }
        return decision;
    }

    /**
     * Returns the total weight of this epoch's samples so far, or their number if samples have no
     * weights.
     */
    private double learned() {
        int samples = (int) Math.min(data.samples(), batch * plan.samplesPerStep());
        return data.weighted() ? Batch.weight(data, order(epoch), 0, samples) : samples;
    }

    private double factor(int epochs, long number) {
        return plateau.factor() * plan.scheduled(epochs, number, data.samples());
    }

    private int[] order(int number) {
        if (plan.batches().shuffle()) {
            return RandomStream.of(plan.seed(), Purpose.SHUFFLE, 0, number).permutation(data.samples());
        }
        int[] order = new int[data.samples()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        return order;
    }

    /**
     * Returns the loss over a range of samples, in as many batches as needed, and computes their
     * gradients.
     */
    private double gradients(int[] order, int from, int to) {
        Pass pass = Pass.training(plan.seed(), steps);
        double all = Batch.weight(data, order, from, to);
        if (to - from <= plan.batches().size()) {
            return step.accumulate(batch(order, from, to, all), pass, true);
        }
        double loss = 0;
        for (int at = from; at < to; at += plan.batches().size()) {
            Batch part = batch(order, at, Math.min(to, at + plan.batches().size()), all);
            loss += step.accumulate(part, pass.from((long) at - from), at == from);
        }
        return loss;
    }

    /** Updates the parameters by the computed gradients. */
    private void step(double loss, double weight, List<TrainingListener> listeners) {
        step.update(loss, steps, factor(epoch, steps));
        lossSum += loss * weight;
        batch++;
        steps++;
        for (TrainingListener listener : listeners) {
            listener.stepFinished(steps, loss);
        }
    }

    private Batch batch(int[] order, int from, int to, double whole) {
        Batch buffer = batches.computeIfAbsent(to - from, rows -> Batch.allocate(data, engine, rows));
        return buffer.load(data, order, from, whole);
    }
}
