/** Plugin jars: each in a class loader of its own, checked before any of its classes is loaded. */
@NullMarked
package dev.nn.adapters.file.plugin;

import org.jspecify.annotations.NullMarked;
