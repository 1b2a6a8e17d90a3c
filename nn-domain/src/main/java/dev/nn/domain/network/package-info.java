/**
 * A network as data: layers, their parameters, and the initialization of parameters. Training state
 * is kept elsewhere.
 */
@NullMarked
package dev.nn.domain.network;

import org.jspecify.annotations.NullMarked;
