package dev.nn.domain.optimizer;

/**
 * How parameters follow their gradients: a rule and its base learning rate. Immutable; what it remembers between steps
 * is an {@link OptimizerState}.
 *
 * @param learningRate multiplied by the schedule's factor at each step
 */
public record Optimizer(UpdateRule rule, double learningRate) {}
