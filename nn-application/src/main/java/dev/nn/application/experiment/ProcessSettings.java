package dev.nn.application.experiment;

import dev.nn.application.spec.ExperimentSpec.CheckpointSpec;
import java.util.Optional;

/**
 * What concerns the process and not the network: how often the state of learning is kept, and for how long it may learn.
 *
 * @param checkpoints absent where a state is kept only when the run is interrupted
 * @param minutes after so many training ends, in each process that works on it
 * @param tensorBoard whether figures are kept for TensorBoard too
 */
public record ProcessSettings(Optional<CheckpointSpec> checkpoints, Optional<Double> minutes, boolean tensorBoard) {}
