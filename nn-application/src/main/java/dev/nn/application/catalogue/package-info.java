/** Functions from nn and from plugins, found by kind and name. */
@NullMarked
package dev.nn.application.catalogue;

import org.jspecify.annotations.NullMarked;
