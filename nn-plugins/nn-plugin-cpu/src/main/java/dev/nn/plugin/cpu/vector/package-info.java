/** Kernels on the Vector API. No class outside names these before the ladder has found the module. */
@NullMarked
package dev.nn.plugin.cpu.vector;

import org.jspecify.annotations.NullMarked;
