/** An experiment as plain records: defaults explicit, functions still named by text. */
@NullMarked
package dev.nn.application.spec;

import org.jspecify.annotations.NullMarked;
