/** What came of a run, as a page: figures, curves, layers, and where the network goes wrong. */
@NullMarked
package dev.nn.application.report;

import org.jspecify.annotations.NullMarked;
