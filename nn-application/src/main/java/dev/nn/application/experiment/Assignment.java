package dev.nn.application.experiment;

import dev.nn.application.document.Node;

/** A value that a part of an experiment has at a path, such as the fold it runs or what a sweep tries. */
public record Assignment(String path, Node value) {}
