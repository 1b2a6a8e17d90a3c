/** The same training step in other libraries, each in its own fork. */
package dev.nn.benchmarks.peers;
