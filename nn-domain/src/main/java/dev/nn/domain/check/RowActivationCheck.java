package dev.nn.domain.check;

import dev.nn.domain.function.RowActivation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The contract checks of a row activation: values inside its range, the correct Jacobian,
 * unmodified inputs, no state.
 */
final class RowActivationCheck {

    private static final int ROWS = 500;

    private RowActivationCheck() {}

    static List<String> findings(RowActivation activation) {
        List<String> findings = new ArrayList<>();
        numbers(activation).ifPresent(findings::add);
        jacobian(activation).ifPresent(findings::add);
        StatelessnessCheck.finding(
                        "f", i -> value(activation, SamplePoints.row(i)), i -> Arrays.toString(SamplePoints.row(i)))
                .ifPresent(findings::add);
        return findings;
    }

    private static double[] value(RowActivation activation, double[] row) {
        double[] out = new double[row.length];
        activation.value(row, out);
        return out;
    }

    private static Optional<String> numbers(RowActivation activation) {
        for (int i = 0; i < ROWS; i++) {
            double[] row = SamplePoints.row(i);
            double[] out = value(activation, row);
            if (!Arrays.equals(row, SamplePoints.row(i))) {
                return Optional.of("f modifies its input row, " + Arrays.toString(SamplePoints.row(i)));
            }
            for (double y : out) {
                if (!Double.isFinite(y) || !activation.range().contains(y)) {
                    return Optional.of("f(" + Arrays.toString(row) + ") is " + Arrays.toString(out)
                            + ", expected finite values in " + activation.range());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> jacobian(RowActivation activation) {
        for (int i = 0; i < ROWS; i++) {
            double[] row = SamplePoints.row(i);
            double[][] jacobian = activation.jacobian(row);
            for (int j = 0; j < row.length; j++) {
                for (int k = 0; k < row.length; k++) {
                    int from = k;
                    int to = j;
                    String found = DerivativeCheck.finding(
                            row[k],
                            jacobian[j][k],
                            x -> {
                                double[] moved = row.clone();
                                moved[from] = x;
                                return value(activation, moved)[to];
                            },
                            (below, above) -> true,
                            words -> "da[" + to + "]/dz[" + from + "] at " + Arrays.toString(row) + " " + words);
                    if (!found.isEmpty()) {
                        return Optional.of(found);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
