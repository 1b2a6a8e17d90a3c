/** Reads experiment files strictly: what YAML allows and nn doesn't is a problem with its place. */
@NullMarked
package dev.nn.adapters.file.yaml;

import org.jspecify.annotations.NullMarked;
