package dev.nn.application.spec;

/**
 * Generated samples.
 *
 * @param noise standard deviation of the noise added to each coordinate
 * @param classes number of classes, for shapes with several
 * @param seed seed of the draws; separate from the experiment's, so that all its seeds use the same
 *     samples
 */
public record GeneratorSpec(GeneratorShape shape, int samples, double noise, int classes, long seed) {}
