/** Pages of mathematics and words, said once and written as text, Markdown or HTML. Pure functions: nothing is read or kept. */
@NullMarked
package dev.nn.application.page;

import org.jspecify.annotations.NullMarked;
