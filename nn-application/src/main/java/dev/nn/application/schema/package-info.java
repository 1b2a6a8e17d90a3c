/** The experiment file as a JSON Schema, for editors. */
@NullMarked
package dev.nn.application.schema;

import org.jspecify.annotations.NullMarked;
