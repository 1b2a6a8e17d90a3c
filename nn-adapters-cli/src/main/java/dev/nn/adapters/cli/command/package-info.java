/** The commands; each sees ports in alone. */
@NullMarked
package dev.nn.adapters.cli.command;

import org.jspecify.annotations.NullMarked;
