package dev.nn.domain.training;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.PlacedLayer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exception for a loss, gradient or parameter that is no longer finite. Unless the update itself
 * overflowed, the parameters are those from before the step.
 */
public final class TrainingDiverged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final transient @Nullable PlacedLayer layer;

    private TrainingDiverged(String reason) {
        this(reason, null, null);
    }

    private TrainingDiverged(String reason, @Nullable PlacedLayer layer, @Nullable TrainingDiverged cause) {
        super(reason + ". A lower learning rate or scaled data may help", cause);
        this.reason = reason;
        this.layer = layer;
    }

    /** Returns the same exception with more information. */
    public TrainingDiverged and(String more) {
        return new TrainingDiverged(reason + "; " + more, layer, this);
    }

    /** Returns the same exception with the first layer whose pre-activations are not finite. */
    TrainingDiverged at(Optional<PlacedLayer> first) {
        return new TrainingDiverged(reason, first.orElse(null), this);
    }

    /**
     * Returns the first layer, in the order of the forward pass, whose pre-activations are not
     * finite; empty if all are finite.
     */
    public Optional<PlacedLayer> layer() {
        return Optional.ofNullable(layer);
    }

    /**
     * Checks that all parameters are finite before training; a given weight beyond float32 is not.
     *
     * @throws TrainingDiverged when a parameter is not finite
     */
    public static void requireFinite(Parameters parameters, ComputeEngine engine) {
        int at = engine.firstNonFinite(parameters.flat());
        if (at >= 0) {
            throw new TrainingDiverged("before the first step: " + parameters.nameAt(at) + " starts as "
                    + parameters.flat().get(0, at) + "; check its given weights or its initializer");
        }
    }

    static TrainingDiverged beforeUpdate(long step, String what, double value) {
        return new TrainingDiverged("step " + step + ": " + what + " is " + value + "; this step changed no parameter");
    }

    static TrainingDiverged inUpdate(long step, String what, double value) {
        return new TrainingDiverged("step " + step + ": after the update, " + what + " is " + value);
    }
}
