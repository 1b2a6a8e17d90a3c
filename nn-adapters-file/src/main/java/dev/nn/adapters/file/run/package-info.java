/** Run folders: everything that is kept of a run. A file is whole or absent. */
@NullMarked
package dev.nn.adapters.file.run;

import org.jspecify.annotations.NullMarked;
