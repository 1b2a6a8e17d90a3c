/** Model files: the safetensors format, written and read back with suspicion. */
@NullMarked
package dev.nn.adapters.file.model;

import org.jspecify.annotations.NullMarked;
