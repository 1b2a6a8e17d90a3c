package dev.nn.application.experiment;

import dev.nn.application.document.Node;

/**
 * An assignment of a value to a path in a part of an experiment, such as its fold or a value that a
 * sweep tries.
 */
public record Assignment(String path, Node value) {}
