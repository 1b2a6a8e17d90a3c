package dev.nn.domain.network;

import java.util.List;

/**
 * How the parameters of one layer start, and whether they change from there.
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
