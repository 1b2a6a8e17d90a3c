/** What a step costs, here and elsewhere. */
package dev.nn.benchmarks;
