/** Model files in the safetensors format; their content is untrusted when read. */
@NullMarked
package dev.nn.adapters.file.model;

import org.jspecify.annotations.NullMarked;
