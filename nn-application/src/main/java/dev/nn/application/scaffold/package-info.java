/** Templates for new experiments and plugin projects. */
@NullMarked
package dev.nn.application.scaffold;

import org.jspecify.annotations.NullMarked;
