package dev.nn.application.port.out;

import dev.nn.application.document.Node;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Parameters.Parameter;
import dev.nn.domain.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * The content of a model file.
 *
 * @param description everything but the learned parameters
 * @param precision the precision of every tensor
 */
public record StoredModel(Node description, Precision precision, Map<String, StoredTensor> tensors) {

    /**
     * Copies the stored parameters.
     *
     * @throws IllegalArgumentException if they belong to another network
     */
    public void copyTo(Parameters parameters) {
        for (Parameter parameter : parameters.all()) {
            Tensor tensor = parameter.values();
            StoredTensor from = tensors.get(parameter.name());
            if (from == null || from.values().length != tensor.size()) {
                throw new IllegalArgumentException("has no tensor " + parameter.name() + " with the network's shape");
            }
            for (int i = 0; i < from.values().length; i++) {
                tensor.set(i / tensor.columns(), i % tensor.columns(), from.values()[i]);
            }
        }
    }

    /**
     * A stored tensor.
     *
     * @param shape one or two sizes
     * @param values the values, row by row
     */
    public record StoredTensor(List<Integer> shape, double[] values) {}
}
