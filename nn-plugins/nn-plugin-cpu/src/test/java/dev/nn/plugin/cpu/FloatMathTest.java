package dev.nn.plugin.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.domain.formula.Elementary;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The elementary functions over the whole range of floats: within the stated units in the last place of the float64
 * value, and the same bits from the vector kernels as from the plain ones.
 */
class FloatMathTest {

    /** Every 2^32 / COUNT-th bit pattern, so every exponent, both signs, subnormals, infinities and NaN. */
    private static final int COUNT = 1 << 22;

    private static final int STEP = (int) ((1L << 32) / COUNT);

    /**
     * Checks the error in units in the last place, over four million floats spread evenly over all
     * bit patterns.
     */
    @ParameterizedTest
    @CsvSource({
        "ABS, 0",
        "SIGN, 0",
        "FLOOR, 0",
        "SQRT, 0.5",
        "EXP, 1.1",
        "EXPM1, 2",
        "LN, 0.9",
        "LOG1P, 3",
        "TANH, 1.5",
        "SIGMOID, 2.1",
        "SOFTPLUS, 2.7",
        "ERF, 1.1",
        "SIN, 0.51",
        "COS, 0.51"
    })
    void staysWithinTheErrorBound(Elementary function, double bound) {
        double worst = IntStream.range(0, 64)
                .parallel()
                .mapToDouble(part -> worst(function, part))
                .max()
                .orElseThrow();
        assertThat(worst).as("units in the last place").isLessThanOrEqualTo(bound);
    }

    private static double worst(Elementary function, int part) {
        Program exact = Formula.parse(function.text() + "(x)", "x").compile();
        double worst = 0;
        for (int i = part; i < COUNT; i += 64) {
            float x = Float.intBitsToFloat(i * STEP + (i & (STEP - 1)));
            double expected = exact.evaluate(x);
            float found = PlainKernels.apply(function, x);
            worst = Math.max(worst, distance(found, expected));
        }
        return worst;
    }

    /**
     * Returns the error in units in the last place of the float nearest to the expected value;
     * infinite if a NaN or an infinity is not matched.
     */
    private static double distance(float found, double expected) {
        float rounded = (float) expected;
        if (Float.isNaN(rounded) || Float.isInfinite(rounded) || !Float.isFinite(found)) {
            boolean same = Float.isNaN(rounded) ? Float.isNaN(found) : found == rounded;
            // One unit beyond the largest float is infinity.
            boolean overflow =
                    Math.abs(expected) >= Float.MAX_VALUE * (1 - 0x1p-23) && Math.abs(found) >= Float.MAX_VALUE;
            return same || overflow ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(found - expected) / Math.ulp(rounded);
    }

    @ParameterizedTest
    @EnumSource(Elementary.class)
    void vectorKernelsMatchPlainJavaBitForBit(Elementary function) {
        Kernels vectors = KernelChoice.kernels(dev.nn.domain.engine.EngineSettings.Kernels.VECTOR);
        Kernels plain = new PlainKernels();
        int block = 4096;
        float[] x = new float[block];
        float[] first = new float[block];
        float[] second = new float[block];
        float[] room = new float[2 * block];
        for (int from = 0; from < COUNT; from += block) {
            for (int i = 0; i < block; i++) {
                int pattern = from + i;
                x[i] = Float.intBitsToFloat(pattern * STEP + (pattern & (STEP - 1)));
            }
            vectors.apply(function, x, 0, first, 0, block, room);
            plain.apply(function, x, 0, second, 0, block, room);
            for (int i = 0; i < block; i++) {
                // floatToIntBits maps all NaNs to one; nothing distinguishes them.
                assertThat(Float.floatToIntBits(first[i]))
                        .as("%s(%s)", function, x[i])
                        .isEqualTo(Float.floatToIntBits(second[i]));
            }
        }
    }
}
