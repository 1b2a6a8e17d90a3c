package dev.nn.domain.training;

import dev.nn.domain.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state between two steps, from which training can be resumed. Random numbers are not part of
 * it, since the step determines them. Tensors may belong to the session; read them before its next
 * step.
 *
 * @param step the number of finished steps
 * @param epoch the number of finished epochs
 * @param batch the number of finished batches in the current epoch
 * @param numbers further numbers by name, all finite
 * @param tensors rows by name: the parameters, the optimizer's state, the best parameters so far
 */
public record TrainingState(long step, int epoch, int batch, Map<String, Double> numbers, Map<String, Tensor> tensors) {

    /** The name of the parameters in {@link #tensors}. */
    public static final String PARAMETERS = "parameters";

    public TrainingState {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /** Returns a required number. */
    double number(String name) {
        Double number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("missing number '" + name + "'");
        }
        return number;
    }

    /** Copies a required tensor of the same size. */
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
