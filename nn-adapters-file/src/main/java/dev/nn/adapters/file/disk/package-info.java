/** Bytes on a disk: files that are whole or absent, and their hashes. */
@NullMarked
package dev.nn.adapters.file.disk;

import org.jspecify.annotations.NullMarked;
