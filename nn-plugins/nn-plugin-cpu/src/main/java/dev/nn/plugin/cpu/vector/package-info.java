/**
 * Kernels on the Vector API. No class outside this package loads them before {@code KernelChoice}
 * has found the module.
 */
@NullMarked
package dev.nn.plugin.cpu.vector;

import org.jspecify.annotations.NullMarked;
