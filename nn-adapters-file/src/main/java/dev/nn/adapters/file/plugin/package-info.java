/**
 * Plugin jars. Each has its own class loader and is checked before any of its classes is loaded.
 */
@NullMarked
package dev.nn.adapters.file.plugin;

import org.jspecify.annotations.NullMarked;
