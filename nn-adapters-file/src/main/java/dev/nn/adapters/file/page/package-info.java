/** Pages as files that a browser opens, with everything in them that they need. */
@NullMarked
package dev.nn.adapters.file.page;

import org.jspecify.annotations.NullMarked;
