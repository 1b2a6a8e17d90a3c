/** The commands. They depend on input ports only. */
@NullMarked
package dev.nn.adapters.cli.command;

import org.jspecify.annotations.NullMarked;
