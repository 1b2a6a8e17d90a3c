/**
 * Strict reading of experiment files. YAML features that nn rejects are reported with their
 * position.
 */
@NullMarked
package dev.nn.adapters.file.yaml;

import org.jspecify.annotations.NullMarked;
