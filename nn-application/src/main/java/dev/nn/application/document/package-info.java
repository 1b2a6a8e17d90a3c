/** An experiment file as a tree whose every key and value knows its place. No meaning yet. */
@NullMarked
package dev.nn.application.document;

import org.jspecify.annotations.NullMarked;
