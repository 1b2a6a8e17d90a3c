/** Labelled images, as read from files and as samples. */
@NullMarked
package dev.nn.application.image;

import org.jspecify.annotations.NullMarked;
