/**
 * Pages of mathematics and text, which are rendered as text, Markdown or HTML. Pure functions
 * without I/O.
 */
@NullMarked
package dev.nn.application.page;

import org.jspecify.annotations.NullMarked;
