/** File access: atomic writes, output paths, hashes and JSON text. */
@NullMarked
package dev.nn.adapters.file.disk;

import org.jspecify.annotations.NullMarked;
