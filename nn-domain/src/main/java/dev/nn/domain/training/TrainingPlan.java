package dev.nn.domain.training;

import dev.nn.domain.optimizer.Schedule;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A plan of a session: its length, batches, learning-rate schedule and early stopping.
 *
 * @param epochs passes over the training rows
 * @param seed the seed of shuffling and dropout
 * @param plateau a rule that lowers the learning rate on top of the schedule
 * @param mostSteps the maximum number of steps, regardless of epochs
 */
public record TrainingPlan(
        int epochs,
        Batches batches,
        long seed,
        Schedule schedule,
        Optional<EarlyStopping> earlyStopping,
        Optional<Plateau> plateau,
        OptionalLong mostSteps) {

    /**
     * The default plan: 100 epochs, batches of 32 in a new order each epoch, seed 0 and a constant
     * learning rate.
     */
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
     * @param size samples per batch; the last batch of an epoch may be smaller
     * @param accumulated batches per step; their gradients equal those of one batch of all their
     *     samples
     * @param shuffle whether each epoch takes the rows in a new random order
     */
    public record Batches(int size, int accumulated, boolean shuffle) {
        public Batches {
            if (size < 1 || accumulated < 1) {
                throw new IllegalArgumentException("batch size and accumulated batches should be at least 1, found "
                        + size + " and " + accumulated);
            }
        }
    }

    /** Returns the same plan with another number of epochs. */
    public TrainingPlan withEpochs(int other) {
        return new TrainingPlan(other, batches, seed, schedule, earlyStopping, plateau, mostSteps);
    }

    /** Returns the same plan with another batch size. */
    public TrainingPlan withBatchSize(int other) {
        return withBatches(new Batches(other, batches.accumulated(), batches.shuffle()));
    }

    /** Returns the same plan with other batches. */
    public TrainingPlan withBatches(Batches other) {
        return new TrainingPlan(epochs, other, seed, schedule, earlyStopping, plateau, mostSteps);
    }

    /** Returns the same plan with another seed. */
    public TrainingPlan withSeed(long other) {
        return new TrainingPlan(epochs, batches, other, schedule, earlyStopping, plateau, mostSteps);
    }

    /** Returns the same plan with another schedule. */
    public TrainingPlan withSchedule(Schedule other) {
        return new TrainingPlan(epochs, batches, seed, other, earlyStopping, plateau, mostSteps);
    }

    /** Returns the same plan with early stopping. */
    public TrainingPlan withEarlyStopping(EarlyStopping rule) {
        return new TrainingPlan(epochs, batches, seed, schedule, Optional.of(rule), plateau, mostSteps);
    }

    /** Returns whether the maximum number of steps is reached. */
    boolean isLimit(long steps) {
        return mostSteps.isPresent() && steps >= mostSteps.getAsLong();
    }

    /**
     * Returns the schedule's factor on the base learning rate at a step; epochs and steps count
     * from 0.
     */
    public double scheduled(int epoch, long step, int samples) {
        return schedule.factor(epoch, step, epochs, stepsPerEpoch(samples));
    }

    /** Returns the number of steps in an epoch over the given number of samples. */
    public long stepsPerEpoch(int samples) {
        return (samples + samplesPerStep() - 1) / samplesPerStep();
    }

    /** Returns the number of samples per step; the last step of an epoch may have fewer. */
    public long samplesPerStep() {
        return (long) batches.size() * batches.accumulated();
    }
}
