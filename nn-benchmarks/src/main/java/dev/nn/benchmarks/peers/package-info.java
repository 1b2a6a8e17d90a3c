/** The same step in other libraries, each in a fork of its own. */
package dev.nn.benchmarks.peers;
