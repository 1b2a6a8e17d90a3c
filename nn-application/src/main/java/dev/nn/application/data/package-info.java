/** Tables of text and how they become numbers; whatever is learned for that comes from training rows alone. */
@NullMarked
package dev.nn.application.data;

import org.jspecify.annotations.NullMarked;
