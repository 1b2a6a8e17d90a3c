package dev.nn.application.port.in;

/**
 * The focus of an explanation: one weight.
 *
 * @param layer a dense layer, counting all layers from 0
 * @param input the input of the weight
 * @param output the unit
 * @param neuron whether only that unit of its layer is shown
 */
public record Focus(int layer, int input, int output, boolean neuron) {}
