/** Images with labels, as they are read and as samples. */
@NullMarked
package dev.nn.application.image;

import org.jspecify.annotations.NullMarked;
