package dev.nn.domain.training;

import dev.nn.domain.optimizer.Schedule;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long and in which order a session learns.
 *
 * @param epochs passes over the training rows
 * @param batchSize samples that are worked on together; the last batch of an epoch may be smaller
 * @param accumulated batches of a step, whose gradients are those of one batch as large as all of them
 * @param shuffle whether rows are in a new random order in each epoch
 * @param seed of shuffling and dropout
 * @param plateau lowers the learning rate on top of the schedule
 * @param mostSteps after so many steps training ends, whatever the epochs
 */
public record TrainingPlan(
        int epochs,
        int batchSize,
        int accumulated,
        boolean shuffle,
        long seed,
        Schedule schedule,
        Optional<EarlyStopping> earlyStopping,
        Optional<Plateau> plateau,
        OptionalLong mostSteps) {

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
        return (long) batchSize * accumulated;
    }
}
