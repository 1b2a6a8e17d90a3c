package dev.nn.domain.training;

import dev.nn.domain.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that learning goes on from between two steps; random numbers are no part of it, since each is known by its step.
 * Tensors may be the session's own: to be read before its next step.
 *
 * @param step steps finished
 * @param epoch epochs finished
 * @param batch batches finished of the epoch that is under way
 * @param numbers further numbers by name, all finite
 * @param tensors rows by name: the parameters, what the optimizer remembers, the best parameters so far
 */
public record TrainingState(long step, int epoch, int batch, Map<String, Double> numbers, Map<String, Tensor> tensors) {

    /** The parameters among {@link #tensors}. */
    public static final String PARAMETERS = "parameters";

    public TrainingState {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /** A number that must be there. */
    double number(String name) {
        Double number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("there is no number '" + name + "'");
        }
        return number;
    }

    /** Copies a tensor of the same size that must be there. */
    void copyTo(Tensor to, String name) {
        Tensor from = tensors.get(name);
        if (from == null || from.rows() != to.rows() || from.columns() != to.columns()) {
            String found = from == null ? "none" : "[" + from.rows() + ", " + from.columns() + "]";
            throw new IllegalArgumentException(
                    "'" + name + "' should be [" + to.rows() + ", " + to.columns() + "], found " + found);
        }
        to.copyFrom(from);
    }
}
