/** Keys of experiments, each declared once: how it is read, described and written. */
@NullMarked
package dev.nn.application.key;

import org.jspecify.annotations.NullMarked;
