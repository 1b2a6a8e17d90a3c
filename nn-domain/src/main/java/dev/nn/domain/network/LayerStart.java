package dev.nn.domain.network;

import java.util.List;

/**
 * The initializers of the parameters of one layer, and if training changes them.
 *
 * @param initializers one for each of {@link Layer#parameters}, in their order
 * @param trainable whether training changes them
 */
public record LayerStart(List<Initializer> initializers, boolean trainable) {

    /** A layer without parameters. */
    public static final LayerStart NONE = new LayerStart(List.of(), true);

    public LayerStart {
        initializers = List.copyOf(initializers);
    }
}
