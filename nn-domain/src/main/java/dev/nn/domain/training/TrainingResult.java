package dev.nn.domain.training;

/**
 * How a session ended. The step's parameters are the ones to keep.
 *
 * @param epochs epochs that ran
 * @param steps steps that ran
 * @param keptEpoch the epoch whose parameters were kept, from 1; the last unless early stopping chose another
 * @param stoppedEarly whether fewer epochs ran than planned
 */
public record TrainingResult(int epochs, long steps, int keptEpoch, boolean stoppedEarly) {}
