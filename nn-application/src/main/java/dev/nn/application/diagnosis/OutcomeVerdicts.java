package dev.nn.application.diagnosis;

import dev.nn.application.port.in.Verdict;
import dev.nn.domain.metric.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Verdicts on predictions: no better than a guess, much better on training samples, or rare
 * classes.
 */
record OutcomeVerdicts(ComparedOutcomes judged, boolean weighted) {

    static final String GUESS = "no_better_than_chance";

    /** Minimum number of samples for a verdict. */
    private static final int MIN_SAMPLES = 20;

    private static final double GUESSED = 0.02;
    private static final double GAP = 0.15;
    private static final double GAP_OF_VARIANCE = 0.3;
    private static final double RARE = 0.1;
    private static final int MANY_CLASSES = 20;

    List<Verdict> all() {
        List<Verdict> verdicts = new ArrayList<>();
        if (judged.training() instanceof Outcome.Classes training && training.samples() >= MIN_SAMPLES) {
            classes(training, verdicts);
            judged.other()
                    .filter(other -> other.samples() >= MIN_SAMPLES)
                    .ifPresent(other -> gap(
                            "predicted correctly",
                            right(training),
                            right((Outcome.Classes) other),
                            sureGap((Outcome.Classes) other),
                            verdicts));
        } else if (judged.training() instanceof Outcome.Numbers training && training.samples() >= MIN_SAMPLES) {
            double explained = explained(training);
            if (explained <= GUESSED) {
                verdicts.add(new Verdict(
                        GUESS,
                        String.format(
                                Locale.ROOT,
                                "the squared residuals of %d training samples are %.2f times those of always predicting the"
                                        + " mean; try preprocessing (numeric: standardize, target: standardize), another learning"
                                        + " rate, or more epochs",
                                training.samples(),
                                1 - explained)));
            }
            // A network that explains nothing of the training set has memorized nothing either.
            judged.other()
                    .filter(other -> other.samples() >= MIN_SAMPLES && explained > GUESSED)
                    .ifPresent(other -> gap(
                            "of the variance explained",
                            explained,
                            explained((Outcome.Numbers) other),
                            GAP_OF_VARIANCE,
                            verdicts));
        }
        return verdicts;
    }

    /** Returns the minimum gap in accuracy that is not due to chance: three standard errors. */
    private static double sureGap(Outcome.Classes other) {
        double right = right(other);
        return Math.max(GAP, 3 * Math.sqrt(right * (1 - right) / other.samples()));
    }

    private void gap(String what, double training, double other, double least, List<Verdict> verdicts) {
        if (training - other >= least) {
            verdicts.add(new Verdict(
                    "memorization",
                    String.format(
                            Locale.ROOT,
                            "in the training set %.2f is %s, in the %s set %.2f; try dropout, regularization: {l2: ...},"
                                    + " fewer units, early_stopping, or more data",
                            training,
                            what,
                            judged.part(),
                            other)));
        }
    }

    /** Computes recall averaged over the classes that have samples. */
    private static double meanRecall(Outcome.Classes classes, long[] counts) {
        double sum = 0;
        for (int i = 0; i < classes.samples(); i++) {
            int actual = classes.actual()[i];
            sum += actual == classes.predicted()[i] ? 1.0 / counts[actual] : 0;
        }
        return sum / Arrays.stream(counts).filter(count -> count > 0).count();
    }

    private static double right(Outcome.Classes classes) {
        long right = 0;
        for (int i = 0; i < classes.samples(); i++) {
            right += classes.actual()[i] == classes.predicted()[i] ? 1 : 0;
        }
        return (double) right / classes.samples();
    }

    /**
     * Computes the share of the variance that predictions explain: the minimum over all targets; 1
     * if no target varies.
     */
    private static double explained(Outcome.Numbers numbers) {
        double least = 1;
        for (int k = 0; k < numbers.actual()[0].length; k++) {
            double mean = 0;
            for (double[] row : numbers.actual()) {
                mean += row[k] / numbers.samples();
            }
            double all = 0;
            double left = 0;
            for (int i = 0; i < numbers.samples(); i++) {
                double actual = numbers.actual()[i][k];
                all += (actual - mean) * (actual - mean);
                left += (actual - numbers.predicted()[i][k]) * (actual - numbers.predicted()[i][k]);
            }
            least = all == 0 ? least : Math.min(least, 1 - left / all);
        }
        return least;
    }

    private void classes(Outcome.Classes training, List<Verdict> verdicts) {
        List<String> names = training.classNames();
        long[] counts = new long[names.size()];
        for (int actual : training.actual()) {
            counts[actual]++;
        }
        int commonest = 0;
        int rarest = -1;
        for (int k = 0; k < counts.length; k++) {
            commonest = counts[k] > counts[commonest] ? k : commonest;
            rarest = counts[k] > 0 && (rarest < 0 || counts[k] < counts[rarest]) ? k : rarest;
        }
        double share = (double) counts[commonest] / training.samples();
        double right = right(training);
        double recall = meanRecall(training, counts);
        double guessed = 1.0 / Arrays.stream(counts).filter(count -> count > 0).count();
        // With rare classes that are weighted, accuracy may be below the share of the most common
        // class without being a guess.
        if (right <= share + GUESSED && share < 1 - GUESSED && recall <= guessed + GUESSED) {
            verdicts.add(new Verdict(
                    GUESS,
                    String.format(
                            Locale.ROOT,
                            "accuracy is %.2f on %d training samples, and always predicting '%s' would reach %.2f; recall"
                                    + " averaged over the classes is %.2f, that of guessing %.2f; try preprocessing, another learning"
                                    + " rate, more epochs, or more units",
                            right,
                            training.samples(),
                            names.get(commonest),
                            share,
                            recall,
                            guessed)));
        }
        boolean numbers = names.stream().allMatch(name -> name.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?"));
        if (numbers && names.size() > MANY_CLASSES && names.size() * 5 > training.samples()) {
            verdicts.add(new Verdict(
                    "numbers_as_classes",
                    String.format(
                            Locale.ROOT,
                            "the target has %d distinct numbers, such as %s, each treated as a class, in %d training"
                                    + " samples; try a linear last layer with loss: mse",
                            names.size(),
                            names.get(commonest),
                            training.samples())));
        } else if (!weighted && counts[rarest] <= RARE * counts[commonest]) {
            verdicts.add(new Verdict(
                    "class_imbalance",
                    String.format(
                            Locale.ROOT,
                            "class '%s' is %.1f %% of %d training samples, '%s' is %.1f %%; try class_weights: balanced, and judge"
                                    + " by balanced_accuracy or f1",
                            names.get(rarest),
                            100.0 * counts[rarest] / training.samples(),
                            training.samples(),
                            names.get(commonest),
                            100.0 * counts[commonest] / training.samples())));
        }
    }
}
