/**
 * The service provider interface for plugins: the functions that a jar offers and how it declares
 * their names and parameters. A plugin author compiles against this module alone.
 */
@NullMarked
package dev.nn.domain.spi;

import org.jspecify.annotations.NullMarked;
