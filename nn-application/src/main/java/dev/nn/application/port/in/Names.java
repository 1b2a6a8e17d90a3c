package dev.nn.application.port.in;

import java.util.List;

/**
 * What a network's inputs and outputs are of the data's; none where the samples stand in the experiment without names.
 *
 * @param inputs a column and how it is scaled, or a column and its category
 * @param outputs a class, a label, or a column
 */
public record Names(List<String> inputs, List<String> outputs) {}
