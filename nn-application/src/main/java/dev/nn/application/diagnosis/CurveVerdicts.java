package dev.nn.application.diagnosis;

import dev.nn.application.diagnosis.History.Epoch;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.port.in.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Verdicts on the loss curve.
 *
 * @param measured epochs with layer measurements
 */
record CurveVerdicts(Experiment experiment, List<Epoch> epochs, List<Epoch> measured) {

    static final String OVER_FITTING = "overfitting";

    /**
     * A large step relative to the weights; where learning goes well, a step is about a thousandth.
     */
    private static final double LARGE_UPDATE = 0.1;

    private static final double SMALL_UPDATE = 1e-4;
    private static final double HARDLY = 0.1;
    private static final double NOT_LOWER = 0.01;
    private static final double JUMP = 0.5;
    private static final double NOTHING = 0.01;
    private static final double OFTEN = 0.15;
    private static final double OVER_FITTED = 0.1;
    private static final double OF_THE_FALL = 0.05;
    private static final int MIN_EPOCHS = 4;

    List<Verdict> all() {
        List<Verdict> verdicts = new ArrayList<>();
        if (epochs.size() >= MIN_EPOCHS) {
            tooHigh(verdicts);
            tooLow(verdicts);
            overFitting(verdicts);
        }
        return verdicts;
    }

    /**
     * Returns whether the loss rose by more than half. A rise to a loss near 0 does not count,
     * since any loss jumps there.
     */
    private static boolean jumps(double before, double after, double first) {
        return after - before > JUMP * Math.abs(before) && Math.abs(after) > NOTHING * Math.abs(first);
    }

    /** Returns the largest update measured, relative to the norm of a layer's parameters. */
    private double update() {
        return measured.stream()
                .flatMap(epoch -> epoch.layers().stream())
                .mapToDouble(layer -> layer.weights().update().orElse(0.0))
                .max()
                .orElse(0);
    }

    /** Adds a verdict if steps are large and the loss jumps or hardly falls. */
    private void tooHigh(List<Verdict> verdicts) {
        int tail = Math.max(1, epochs.size() / 4);
        double update = update();
        double first = epochs.get(0).loss();
        long jumps = IntStream.range(1, epochs.size())
                .filter(e -> jumps(epochs.get(e - 1).loss(), epochs.get(e).loss(), first))
                .count();
        double late = epochs.subList(epochs.size() - tail, epochs.size()).stream()
                .mapToDouble(Epoch::loss)
                .average()
                .orElse(first);
        boolean astray = first - late <= HARDLY * Math.abs(first) || jumps >= OFTEN * epochs.size();
        if (update >= LARGE_UPDATE && astray) {
            verdicts.add(new Verdict(
                    "learning_rate_too_high",
                    String.format(
                            Locale.ROOT,
                            "the loss rose by half or more in %d of %d epochs, and went from %.4g in epoch 1 to %.4g on"
                                    + " average over the last %d; one step changed a layer's weights by up to %.0f %% of their"
                                    + " norm; try a learning rate 10 times lower than %s",
                            jumps,
                            epochs.size() - 1,
                            first,
                            late,
                            tail,
                            100 * update,
                            experiment.learning().optimizer().learningRate())));
        }
    }

    /** Adds a verdict if steps are small and the loss hardly falls. */
    private void tooLow(List<Verdict> verdicts) {
        double update = update();
        double first = epochs.get(0).loss();
        double last = epochs.get(epochs.size() - 1).loss();
        if (update > 0 && update <= SMALL_UPDATE && first - last <= NOT_LOWER * Math.abs(first)) {
            verdicts.add(new Verdict(
                    "learning_rate_too_low",
                    String.format(
                            Locale.ROOT,
                            "the loss went from %.4g to %.4g in %d epochs, and no step changed a layer's weights by more than"
                                    + " %.1e of their norm (1e-3 is typical); try a learning rate 10 times higher than %s",
                            first,
                            last,
                            epochs.size(),
                            update,
                            experiment.learning().optimizer().learningRate())));
        }
    }

    /**
     * Adds a verdict if the validation loss rises while the training loss falls and early stopping
     * does not keep the best parameters.
     */
    private void overFitting(List<Verdict> verdicts) {
        int best = -1;
        for (int e = 0; e < epochs.size(); e++) {
            double loss = validation(epochs.get(e));
            if (Double.isFinite(loss) && (best < 0 || loss < validation(epochs.get(best)))) {
                best = e;
            }
        }
        if (best < 0 || experiment.learning().plan().earlyStopping().isPresent()) {
            return;
        }
        Epoch then = epochs.get(best);
        Epoch now = epochs.get(epochs.size() - 1);
        boolean longAgo = epochs.size() - 1 - best >= Math.max(3, epochs.size() / 10);
        double rise = validation(now) - validation(then);
        boolean rose = rise >= OVER_FITTED * Math.abs(validation(then))
                && rise >= OF_THE_FALL * (validation(epochs.get(0)) - validation(then))
                && validation(now) > now.loss();
        if (longAgo && rose && now.loss() < then.loss()) {
            verdicts.add(new Verdict(
                    OVER_FITTING,
                    String.format(
                            Locale.ROOT,
                            "since epoch %d the validation loss rose from %.4g to %.4g, while the training loss fell from %.4g"
                                    + " to %.4g; try early_stopping, dropout, regularization: {l2: ...}, or more data",
                            then.number(),
                            validation(then),
                            validation(now),
                            then.loss(),
                            now.loss())));
        }
    }

    private static double validation(Epoch epoch) {
        return epoch.figures().getOrDefault("validation_loss", Double.NaN);
    }
}
