/** Text for messages: suggestions for unknown names, and untrusted names made safe for display. */
@NullMarked
package dev.nn.domain.word;

import org.jspecify.annotations.NullMarked;
