/** The words of messages: what was probably meant by a name that nobody knows, and names of others as they may be shown. */
@NullMarked
package dev.nn.domain.word;

import org.jspecify.annotations.NullMarked;
