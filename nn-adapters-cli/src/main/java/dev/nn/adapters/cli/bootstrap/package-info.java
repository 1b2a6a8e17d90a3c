/** The composition root: the one place that sees every module. */
@NullMarked
package dev.nn.adapters.cli.bootstrap;

import org.jspecify.annotations.NullMarked;
