package dev.nn.domain.formula;

/**
 * One step of a {@link Program}: it reads slots and writes one. The set of instructions is closed,
 * so an engine with its own kernels can translate every program.
 */
public sealed interface Instruction {

    /** Maximum magnitude of an integer exponent that is computed by repeated multiplication. */
    int MAX_INTEGER_POWER = 64;

    /** Computes {@code length} elements into {@code out}. */
    void run(double[][] slots, double[] out, int length);

    /** A number. */
    record Load(double value) implements Instruction {
        @Override
        public void run(double[][] slots, double[] out, int length) {
            java.util.Arrays.fill(out, 0, length, value);
        }
    }

    /** {@code -argument}. */
    record Negate(int argument) implements Instruction {
        @Override
        public void run(double[][] slots, double[] out, int length) {
            for (int i = 0; i < length; i++) {
                out[i] = -slots[argument][i];
            }
        }
    }

    /** A function of one argument. */
    record Apply(Elementary function, int argument) implements Instruction {
        @Override
        public void run(double[][] slots, double[] out, int length) {
            for (int i = 0; i < length; i++) {
                out[i] = function.apply(slots[argument][i]);
            }
        }
    }

    /** A named function of two arguments. */
    record Pair(BinaryFunction function, int first, int second) implements Instruction {
        @Override
        public void run(double[][] slots, double[] out, int length) {
            for (int i = 0; i < length; i++) {
                out[i] = function.apply(slots[first][i], slots[second][i]);
            }
        }
    }

    /** An infix operation. */
    record Combine(Operator operator, int left, int right) implements Instruction {
        @Override
        public void run(double[][] slots, double[] out, int length) {
            for (int i = 0; i < length; i++) {
                out[i] = operator.apply(slots[left][i], slots[right][i]);
            }
        }
    }

    /**
     * {@code base} to an integer power by repeated multiplication; a negative exponent takes the
     * reciprocal.
     */
    record WholePower(int base, int exponent) implements Instruction {
        @Override
        public void run(double[][] slots, double[] out, int length) {
            for (int i = 0; i < length; i++) {
                double x = slots[base][i];
                double product = 1;
                for (int k = 0; k < Math.abs(exponent); k++) {
                    product *= x;
                }
                out[i] = exponent < 0 ? 1 / product : product;
            }
        }
    }

    /** A selection by comparison. */
    record Select(Relation relation, int left, int right, int then, int otherwise) implements Instruction {
        @Override
        public void run(double[][] slots, double[] out, int length) {
            for (int i = 0; i < length; i++) {
                out[i] = relation.holds(slots[left][i], slots[right][i]) ? slots[then][i] : slots[otherwise][i];
            }
        }
    }
}
