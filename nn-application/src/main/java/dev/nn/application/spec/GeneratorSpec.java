package dev.nn.application.spec;

/**
 * Samples that are made up.
 *
 * @param noise the standard deviation of what is added to each coordinate
 * @param classes of those that have several
 * @param seed of the draws; not the experiment's, so that all its seeds learn from the same samples
 */
public record GeneratorSpec(Shape shape, int samples, double noise, int classes, long seed) {}
