/** Pages as files that a browser opens, with everything in them that they need. */
@NullMarked
package dev.nn.adapters.file.report;

import org.jspecify.annotations.NullMarked;
