package dev.nn.domain.check;

import dev.nn.domain.network.Initializer;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.tensor.Float64Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The contract checks of an initializer: finite values, reproducible for the same random stream.
 */
public final class InitializerCheck {

    private InitializerCheck() {}

    /** Returns the violations of the contract; empty if there are none. */
    public static List<String> findings(Initializer initializer) {
        IntFunction<double[]> start = i -> {
            Float64Tensor tensor = new Float64Tensor(4, 4 + i % 3);
            initializer.initialize(tensor, tensor.rows(), tensor.columns(), RandomStream.of(9, Purpose.SAMPLING, i, 0));
            return tensor.storage();
        };
        for (int i = 0; i < 3; i++) {
            double[] values = start.apply(i);
            if (!Arrays.stream(values).allMatch(Double::isFinite)) {
                return List.of("it returns values that are not finite: " + Arrays.toString(values));
            }
        }
        return StatelessnessCheck.finding("start", start, i -> "stream " + i).stream()
                .toList();
    }
}
