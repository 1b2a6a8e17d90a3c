package dev.nn.application.port;

import dev.nn.application.document.Node;
import dev.nn.domain.engine.Precision;
import java.util.List;
import java.util.Map;

/**
 * What a model file holds.
 *
 * @param description everything but the learned numbers
 * @param precision of every tensor
 */
public record StoredModel(Node description, Precision precision, Map<String, StoredTensor> tensors) {

    /**
     * One tensor.
     *
     * @param shape one or two sizes
     * @param values row by row
     */
    public record StoredTensor(List<Integer> shape, double[] values) {}
}
