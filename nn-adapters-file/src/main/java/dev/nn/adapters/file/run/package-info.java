/** Run folders with all files of a run. Each file is complete or absent. */
@NullMarked
package dev.nn.adapters.file.run;

import org.jspecify.annotations.NullMarked;
