package dev.nn.domain.network;

import java.util.List;

/**
 * The initializers of a layer's parameters, and whether training changes the parameters.
 *
 * @param initializers one for each of {@link Layer#parameters}, in the same order
 * @param trainable whether training changes the parameters
 */
public record LayerStart(List<Initializer> initializers, boolean trainable) {

    /** The start of a layer without parameters. */
    public static final LayerStart NONE = new LayerStart(List.of(), true);

    public LayerStart {
        initializers = List.copyOf(initializers);
    }
}
