package dev.nn.application.port.in;

/**
 * What an explanation follows.
 *
 * @param layer a dense layer, counting all layers from 0
 * @param input of the weight
 * @param output the unit
 * @param neuron whether only that unit is shown
 */
public record Focus(int layer, int input, int output, boolean neuron) {}
