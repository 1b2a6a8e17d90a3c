package dev.nn.application.split;

import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.FoldSpec;
import dev.nn.application.spec.ExperimentSpec.SplitSpec;
import dev.nn.domain.data.Split;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import java.util.Optional;

/** A split of samples by index, random or in order. */
public record SampleSplit(Optional<SplitSpec> spec, long seed) {

    /**
     * Returns the split, or empty if there are too few samples.
     *
     * @param classes class of each sample; all 0 if there are no classes
     */
    public Optional<Split> of(int[] classes, Position at, Problems problems) {
        Optional<String> fault = fault(classes.length);
        fault.ifPresent(message -> problems.add(at, "data.split.folds", message));
        return fault.isPresent() ? Optional.empty() : Optional.of(parted(classes));
    }

    /**
     * Returns a user-readable reason why the samples can't be split; empty if they can be split.
     */
    private Optional<String> fault(int samples) {
        if (spec.isEmpty() || spec.get().folds().isEmpty()) {
            return Optional.empty();
        }
        int folds = spec.get().folds().get().folds();
        int rest = samples - (samples + folds - 1) / folds;
        if (folds > samples) {
            return Optional.of(folds + " folds need at least " + folds + " rows, found " + samples);
        }
        return Math.rint(spec.get().validation() * samples) >= rest
                ? Optional.of("a fold leaves " + rest + " of " + samples
                        + " rows, and the validation share is of all rows; none would be left for training")
                : Optional.empty();
    }

    private Split parted(int[] classes) {
        if (spec.isEmpty()) {
            return Split.none(classes.length);
        }
        SplitSpec split = spec.get();
        int[] strata = split.stratify() ? classes : new int[classes.length];
        if (split.folds().isPresent()) {
            return fold(split, split.folds().get(), strata);
        }
        return split.shuffle()
                ? Split.stratified(strata, split.validation(), split.test(), random(0))
                : Split.inOrder(classes.length, split.validation(), split.test());
    }

    private Split fold(SplitSpec split, FoldSpec folds, int[] strata) {
        int number = folds.fold().orElse(1) - 1;
        int fold = number % folds.folds();
        return split.shuffle()
                ? Split.fold(strata, folds.folds(), fold, split.validation(), random(number / folds.folds()))
                : Split.foldInOrder(strata.length, folds.folds(), fold, split.validation());
    }

    private RandomStream random(int repeat) {
        return RandomStream.of(seed, Purpose.SPLIT, repeat, 0);
    }
}
