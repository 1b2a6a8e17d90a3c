package dev.nn.domain.training;

import dev.nn.domain.optimizer.Schedule;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long and in which order a session learns.
 *
 * @param epochs passes over the training rows
 * @param seed of shuffling and dropout
 * @param plateau lowers the learning rate on top of the schedule
 * @param mostSteps after so many steps training ends, whatever the epochs
 */
public record TrainingPlan(
        int epochs,
        Batches batches,
        long seed,
        Schedule schedule,
        Optional<EarlyStopping> earlyStopping,
        Optional<Plateau> plateau,
        OptionalLong mostSteps) {

    /** 100 epochs in batches of 32 in a new order each, with seed 0 and a constant learning rate. */
    public static final TrainingPlan DEFAULT = new TrainingPlan(
            100,
            new Batches(32, 1, true),
            0,
            Schedule.CONSTANT,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty());

    public TrainingPlan {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs should be at least 1, found " + epochs);
        }
    }

    /**
     * The batches of an epoch.
     *
     * @param size samples that are worked on together; the last batch of an epoch may be smaller
     * @param accumulated batches of a step, whose gradients are those of one batch as large as all of them
     * @param shuffle whether rows are in a new random order in each epoch
     */
    public record Batches(int size, int accumulated, boolean shuffle) {
        public Batches {
            if (size < 1 || accumulated < 1) {
                throw new IllegalArgumentException("batch size and accumulated batches should be at least 1, found "
                        + size + " and " + accumulated);
            }
        }
    }

    /** Returns the same with other epochs. */
    public TrainingPlan withEpochs(int other) {
        return new TrainingPlan(other, batches, seed, schedule, earlyStopping, plateau, mostSteps);
    }

    /** Returns the same with another batch size. */
    public TrainingPlan withBatchSize(int other) {
        return withBatches(new Batches(other, batches.accumulated(), batches.shuffle()));
    }

    /** Returns the same with other batches. */
    public TrainingPlan withBatches(Batches other) {
        return new TrainingPlan(epochs, other, seed, schedule, earlyStopping, plateau, mostSteps);
    }

    /** Returns the same with another seed. */
    public TrainingPlan withSeed(long other) {
        return new TrainingPlan(epochs, batches, other, schedule, earlyStopping, plateau, mostSteps);
    }

    /** Returns the same with another schedule. */
    public TrainingPlan withSchedule(Schedule other) {
        return new TrainingPlan(epochs, batches, seed, other, earlyStopping, plateau, mostSteps);
    }

    /** Returns the same with early stopping. */
    public TrainingPlan withEarlyStopping(EarlyStopping rule) {
        return new TrainingPlan(epochs, batches, seed, schedule, Optional.of(rule), plateau, mostSteps);
    }

    /** Whether no further step is allowed. */
    boolean isLimit(long steps) {
        return mostSteps.isPresent() && steps >= mostSteps.getAsLong();
    }

    /** Returns the schedule's factor on the base learning rate at a step; both counted from 0. */
    public double scheduled(int epoch, long step, int samples) {
        return schedule.factor(epoch, step, epochs, stepsPerEpoch(samples));
    }

    /** Steps in one epoch over so many samples. */
    public long stepsPerEpoch(int samples) {
        return (samples + samplesPerStep() - 1) / samplesPerStep();
    }

    /** Samples of a step; the last step of an epoch may have fewer. */
    public long samplesPerStep() {
        return (long) batches.size() * batches.accumulated();
    }
}
