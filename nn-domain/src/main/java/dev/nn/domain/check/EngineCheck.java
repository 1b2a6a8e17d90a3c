package dev.nn.domain.check;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.engine.EngineSettings.Kernels;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.spi.EngineFactory;
import dev.nn.domain.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The contract checks of an engine. Every kernel must match {@link ReferenceEngine} within a
 * tolerance that grows with the inner size, at sizes around vector widths and tiles, with NaN and
 * infinity. Results must be bit-identical for any number of threads and both forms of its kernels.
 */
public final class EngineCheck {

    private static final int[][] SIZES = {
        {0, 3, 2},
        {3, 0, 2},
        {2, 3, 0},
        {1, 1, 1},
        {1, 7, 1},
        {2, 3, 5},
        {7, 8, 9},
        {15, 16, 17},
        {16, 4, 3},
        {31, 33, 10},
        {13, 64, 63},
        {65, 31, 32},
        {128, 207, 10},
        {5, 1025, 33},
        {33, 5, 1025},
        {97, 101, 103},
    };

    private static final List<String> FORMULAS = List.of(
            "where(x <= 0, 0, x)",
            "x * sigmoid(x)",
            "tanh(x) + exp(0 - abs(x))",
            "ln(1 + x^2) * y",
            "softplus(x) - erf(y)",
            "min(x, y) / (1 + sqrt(abs(y)))",
            "max(x, y) - floor(x) + sign(y) * expm1(x)",
            "log1p(abs(x)) + sin(x) * cos(y) + clamp(y, -1, 1) ^ 3");

    private final EngineFactory factory;
    private final List<String> findings = new ArrayList<>();
    private final ReferenceEngine reference = new ReferenceEngine();

    private EngineCheck(EngineFactory factory) {
        this.factory = factory;
    }

    /**
     * Returns the violations of the contract; empty if there are none or the engine is not
     * available on this machine.
     */
    public static List<String> findings(EngineFactory factory) {
        if (!factory.availability().get().available()) {
            return List.of();
        }
        EngineCheck check = new EngineCheck(factory);
        check.products();
        check.maps();
        check.mapsInPlace();
        check.programsUsedAgain();
        check.columns();
        return check.findings;
    }

    private ComputeEngine engine(int threads, Kernels kernels) {
        return factory.create(new EngineSettings(threads, kernels));
    }

    private List<ComputeEngine> variants() {
        return List.of(engine(1, Kernels.AUTO), engine(3, Kernels.AUTO), engine(2, Kernels.PLAIN));
    }

    private double unit() {
        return factory.precision() == Precision.FLOAT32 ? 0x1p-24 : 0x1p-53;
    }

    /** The matrix products of an engine. */
    private enum Form {
        PLAIN,
        TRANSPOSED_LEFT,
        TRANSPOSED_RIGHT;

        void run(ComputeEngine engine, Tensor left, Tensor right, Tensor out) {
            switch (this) {
                case PLAIN -> engine.multiply(left, right, out);
                case TRANSPOSED_LEFT -> engine.multiplyTransposedLeft(left, right, out);
                case TRANSPOSED_RIGHT -> engine.multiplyTransposedRight(left, right, out);
            }
        }
    }

    private void products() {
        List<ComputeEngine> engines = variants();
        for (int[] size : SIZES) {
            for (Form form : Form.values()) {
                product(engines, size, form, false);
                product(engines, size, form, true);
            }
        }
    }

    private void product(List<ComputeEngine> engines, int[] size, Form form, boolean special) {
        int rows = size[0];
        int inner = size[1];
        int columns = size[2];
        boolean left = form == Form.TRANSPOSED_LEFT;
        boolean right = form == Form.TRANSPOSED_RIGHT;
        String name = "product [" + rows + ", " + inner + "]" + (left ? "'" : "") + " x [" + inner + ", " + columns
                + "]" + (right ? "'" : "");
        Tensor first = null;
        for (ComputeEngine engine : engines) {
            Tensor a = filled(engine, left ? inner : rows, left ? rows : inner, 1, special);
            Tensor b = filled(engine, right ? columns : inner, right ? inner : columns, 2, special);
            GuardedOutput guarded = GuardedOutput.of(engine, rows, columns);
            Tensor out = guarded.inside();
            form.run(engine, a, b, out);
            if (!guarded.untouched()) {
                findings.add(name + ": writes outside its output");
            }
            if (first == null) {
                Tensor exact = reference.allocate(rows, columns);
                form.run(reference, copy(a, false), copy(b, false), exact);
                Tensor size1 = reference.allocate(rows, columns);
                form.run(reference, copy(a, true), copy(b, true), size1);
                near(name, out, exact, size1, (inner + 2) * unit());
                first = out;
            } else {
                same(name, out, first);
            }
        }
    }

    /**
     * An output between guard cells that must not be written: a view of a longer row, as parameters
     * are.
     */
    private record GuardedOutput(Tensor all, Tensor inside) {
        private static final int MARGIN = 37;
        private static final double MARK = 7;

        static GuardedOutput of(ComputeEngine engine, int rows, int columns) {
            Tensor all = engine.allocate(1, rows * columns + 2 * MARGIN);
            for (int c = 0; c < all.columns(); c++) {
                all.set(0, c, MARK);
            }
            return new GuardedOutput(all, all.view(MARGIN, rows, columns));
        }

        boolean untouched() {
            boolean untouched = true;
            for (int c = 0; c < MARGIN; c++) {
                untouched &= all.get(0, c) == MARK && all.get(0, all.columns() - 1 - c) == MARK;
            }
            return untouched;
        }
    }

    private void maps() {
        List<ComputeEngine> engines = variants();
        for (String text : FORMULAS) {
            Program program = Formula.parse(text, "x", "y").compile();
            for (int[] size : new int[][] {{1, 1}, {3, 5}, {17, 31}, {4, 1025}}) {
                Tensor first = null;
                for (ComputeEngine engine : engines) {
                    Tensor x = filled(engine, size[0], size[1], 3, false);
                    Tensor y = filled(engine, size[0], size[1], 4, false);
                    Tensor[] inputs = {x, y};
                    Tensor[] referenceInputs = {copy(x, false), copy(y, false)};
                    // An output may be one of the inputs.
                    engine.map(program, ComputeEngine.NO_SCALARS, inputs, new Tensor[] {x});
                    if (first == null) {
                        Tensor exact = reference.allocate(size[0], size[1]);
                        reference.map(program, ComputeEngine.NO_SCALARS, referenceInputs, new Tensor[] {exact});
                        near("map " + text, x, exact, ones(exact), 64 * unit());
                        first = x;
                    } else {
                        same("map " + text, x, first);
                    }
                }
            }
        }
    }

    /**
     * Checks several results in place: every result must be computed from the original values, as
     * optimizers require.
     */
    private void mapsInPlace() {
        inPlace("x - 0.5 * (x - y)", "x");
        inPlace("y", "x");
        inPlace("x", "x + y");
        inPlace("x + y", "x * y");
    }

    private void inPlace(String first, String second) {
        List<String> variables = List.of("x", "y");
        Program program = Program.compile(
                List.of(
                        Formula.parse(first, variables).expression(),
                        Formula.parse(second, variables).expression()),
                variables);
        String name = "map in place x, y = " + first + ", " + second;
        for (ComputeEngine engine : variants()) {
            Tensor x = filled(engine, 3, 1025, 6, false);
            Tensor y = filled(engine, 3, 1025, 7, false);
            Tensor exactX = copy(x, false);
            Tensor exactY = copy(y, false);
            Tensor[] exact = {exactX, exactY};
            reference.map(program, ComputeEngine.NO_SCALARS, exact, exact);
            Tensor[] both = {x, y};
            engine.map(program, ComputeEngine.NO_SCALARS, both, both);
            near(name, x, exactX, ones(exactX), 64 * unit());
            near(name, y, exactY, ones(exactY), 64 * unit());
        }
    }

    /** Checks a program that is reused with a different number of scalars and outputs. */
    private void programsUsedAgain() {
        List<String> variables = List.of("x", "y");
        Program program = Program.compile(
                List.of(
                        Formula.parse("x * y", variables).expression(),
                        Formula.parse("x + y", variables).expression()),
                variables);
        for (ComputeEngine engine : variants()) {
            Tensor x = filled(engine, 1, 1100, 8, false).view(37, 1, 1025);
            Tensor y = filled(engine, 1, 1025, 9, false);
            Tensor product = engine.allocate(1, 1025);
            Tensor sum = engine.allocate(1, 1025);
            engine.map(program, ComputeEngine.NO_SCALARS, new Tensor[] {x, y}, new Tensor[] {product});
            engine.map(program, new double[] {2}, new Tensor[] {y}, new Tensor[] {product, sum});
            Tensor exactProduct = reference.allocate(1, 1025);
            Tensor exactSum = reference.allocate(1, 1025);
            Tensor[] exact = {exactProduct, exactSum};
            reference.map(program, new double[] {2}, new Tensor[] {copy(y, false)}, exact);
            near("reused map program", product, exactProduct, ones(exactProduct), 64 * unit());
            near("reused map program", sum, exactSum, ones(exactSum), 64 * unit());
        }
    }

    private void columns() {
        for (ComputeEngine engine : variants()) {
            Tensor matrix = filled(engine, 37, 19, 5, false);
            GuardedOutput guarded = GuardedOutput.of(engine, 1, 19);
            Tensor sums = guarded.inside();
            engine.columnSums(matrix, sums);
            Tensor exact = reference.allocate(1, 19);
            reference.columnSums(copy(matrix, false), exact);
            Tensor sizes = reference.allocate(1, 19);
            reference.columnSums(copy(matrix, true), sizes);
            near("column sums", sums, exact, sizes, 40 * unit());
            if (!guarded.untouched()) {
                findings.add("column sums: writes outside its output");
            }
            matrix.set(20, 7, Double.NaN);
            matrix.set(20, 9, Double.POSITIVE_INFINITY);
            if (engine.firstNonFinite(matrix) != 20 * 19 + 7) {
                findings.add("expected the first non-finite element at " + (20 * 19 + 7) + ", found "
                        + engine.firstNonFinite(matrix));
            }
        }
    }

    private Tensor filled(ComputeEngine engine, int rows, int columns, int salt, boolean special) {
        Tensor tensor = engine.allocate(rows, columns);
        RandomStream random = RandomStream.of(11, Purpose.SAMPLING, salt, 0);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                tensor.set(r, c, random.uniform((long) r * columns + c, -2, 2));
            }
        }
        if (special && tensor.size() > 2) {
            tensor.set(rows - 1, columns - 1, salt == 1 ? Double.NaN : Double.NEGATIVE_INFINITY);
            tensor.set(0, 0, 0);
        }
        return tensor;
    }

    private Tensor copy(Tensor tensor, boolean absolute) {
        Tensor copy = reference.allocate(tensor.rows(), tensor.columns());
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                copy.set(r, c, absolute ? Math.abs(tensor.get(r, c)) : tensor.get(r, c));
            }
        }
        return copy;
    }

    /** Returns the magnitudes, each at least 1, so that small values have an absolute bound. */
    private Tensor ones(Tensor exact) {
        Tensor sizes = copy(exact, true);
        for (int r = 0; r < sizes.rows(); r++) {
            for (int c = 0; c < sizes.columns(); c++) {
                sizes.set(r, c, Math.max(1, sizes.get(r, c)));
            }
        }
        return sizes;
    }

    private void near(String name, Tensor found, Tensor exact, Tensor size, double tolerance) {
        for (int r = 0; r < found.rows(); r++) {
            for (int c = 0; c < found.columns(); c++) {
                double a = found.get(r, c);
                double b = exact.get(r, c);
                boolean close =
                        Double.isFinite(b) ? Math.abs(a - b) <= tolerance * size.get(r, c) : Double.compare(a, b) == 0;
                if (!close) {
                    findings.add(name + ": [" + r + ", " + c + "] is " + a + ", expected " + b);
                    return;
                }
            }
        }
    }

    private void same(String name, Tensor found, Tensor first) {
        for (int r = 0; r < found.rows(); r++) {
            for (int c = 0; c < found.columns(); c++) {
                if (Double.compare(found.get(r, c), first.get(r, c)) != 0) {
                    findings.add(name + ": [" + r + ", " + c + "] is " + found.get(r, c) + " with other threads or "
                            + "kernels, but " + first.get(r, c) + " before");
                    return;
                }
            }
        }
    }
}
