package dev.nn.application.experiment;

import dev.nn.application.spec.ExperimentSpec.CheckpointSpec;
import java.util.Optional;

/**
 * Settings of the process, not of the network: checkpoints, the time limit and TensorBoard.
 *
 * @param checkpoints the checkpoint interval; absent if the state is saved only on interruption
 * @param minutes the time limit of training, in each process that works on it
 * @param tensorBoard true if figures are also written for TensorBoard
 */
public record ProcessSettings(Optional<CheckpointSpec> checkpoints, Optional<Double> minutes, boolean tensorBoard) {}
