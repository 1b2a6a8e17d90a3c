/** Pages as text, Markdown or self-contained HTML files. */
@NullMarked
package dev.nn.adapters.file.page;

import org.jspecify.annotations.NullMarked;
