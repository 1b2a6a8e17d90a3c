package dev.nn.domain.optimizer;

/**
 * An optimizer: an update rule and its base learning rate. Immutable; the state between steps is an
 * {@link OptimizerState}.
 *
 * @param learningRate the base learning rate, multiplied by the schedule's factor at each step
 */
public record Optimizer(UpdateRule rule, double learningRate) {}
