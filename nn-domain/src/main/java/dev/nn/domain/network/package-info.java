/**
 * A network as data: layers, their parameters, and how parameters start. No state of learning lives here.
 */
@NullMarked
package dev.nn.domain.network;

import org.jspecify.annotations.NullMarked;
