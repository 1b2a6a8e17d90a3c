/**
 * Random numbers that depend on what they are for and on nothing that happened before: no stream has a history.
 */
@NullMarked
package dev.nn.domain.random;

import org.jspecify.annotations.NullMarked;
