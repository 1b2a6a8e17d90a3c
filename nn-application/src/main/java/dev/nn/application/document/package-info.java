/**
 * The tree of an experiment file: every key and value has its position. Keys have no meaning yet.
 */
@NullMarked
package dev.nn.application.document;

import org.jspecify.annotations.NullMarked;
