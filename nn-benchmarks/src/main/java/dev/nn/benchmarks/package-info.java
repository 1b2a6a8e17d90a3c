/** Benchmarks of a training step in nn and in other libraries. */
package dev.nn.benchmarks;
