/**
 * What plugins see: what a jar offers and how it declares names and parameters. A plugin author compiles against
 * this module alone.
 */
@NullMarked
package dev.nn.domain.spi;

import org.jspecify.annotations.NullMarked;
