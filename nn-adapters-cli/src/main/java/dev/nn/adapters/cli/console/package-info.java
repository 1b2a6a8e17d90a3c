/**
 * Console output: results go to standard output, problems to standard error. Only this package
 * writes to streams.
 */
@NullMarked
package dev.nn.adapters.cli.console;

import org.jspecify.annotations.NullMarked;
