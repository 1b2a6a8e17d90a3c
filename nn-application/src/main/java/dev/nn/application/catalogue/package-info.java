/** The functions on offer, found by kind and name. */
@NullMarked
package dev.nn.application.catalogue;

import org.jspecify.annotations.NullMarked;
