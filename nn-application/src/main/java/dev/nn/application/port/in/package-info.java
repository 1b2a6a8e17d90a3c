/** The use cases: what the application can do, with what each asks for and answers. Implementations are named after them. */
@NullMarked
package dev.nn.application.port.in;

import org.jspecify.annotations.NullMarked;
