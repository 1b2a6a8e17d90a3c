/** How a network learns: measured in each layer while it does, and said in words afterwards. */
@NullMarked
package dev.nn.application.diagnosis;

import org.jspecify.annotations.NullMarked;
