/** The words of messages: what was probably meant by a name that nobody knows. */
@NullMarked
package dev.nn.domain.word;

import org.jspecify.annotations.NullMarked;
