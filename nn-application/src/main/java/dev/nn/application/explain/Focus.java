package dev.nn.application.explain;

/**
 * What an explanation looks at closely.
 *
 * @param layer a dense layer, counting all layers from 0
 * @param input of the weight; absent weights are those of a whole neuron, whose first one is followed
 * @param output the unit
 * @param neuron whether only that unit is shown
 */
public record Focus(int layer, int input, int output, boolean neuron) {

    /** The first weight of a layer. */
    static Focus first(int layer) {
        return new Focus(layer, 0, 0, false);
    }
}
