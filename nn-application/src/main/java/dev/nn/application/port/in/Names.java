package dev.nn.application.port.in;

import java.util.List;

/**
 * The names of a network's inputs and outputs; none if the experiment lists its samples without
 * names.
 *
 * @param inputs a column and its scaling, or a column and its category
 * @param outputs a class, a label, or a column
 */
public record Names(List<String> inputs, List<String> outputs) {}
