package dev.nn.application.table;

import dev.nn.application.spec.GeneratorSpec;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A generator of samples on a shape. {@code noise} times a standard normal number is added to each
 * coordinate, for the sine only to y. Classes alternate.
 */
public record Generator(GeneratorSpec spec) {

    private static final Coding PLAIN = new Coding.NumbersOnly("holds coordinates");

    /** Returns the generated table. */
    public Table table() {
        boolean classes = spec.shape().isOfClasses();
        int count = spec.classes();
        RandomStream random = RandomStream.of(spec.seed(), Purpose.DATA, 0, 0);
        Cells.InMemory cells = new Cells.InMemory(classes ? 3 : 2);
        for (int i = 0; i < spec.samples(); i++) {
            // Four draws per sample: two for its position, and a normal number for each coordinate.
            double u = random.uniform(8L * i);
            double v = random.uniform(8L * i + 1);
            double[] row = sample(i % count, count, u, v);
            row[0] += classes ? spec.noise() * random.normal(4L * i + 1) : 0;
            row[1] += spec.noise() * random.normal(4L * i + 2);
            cells.add(
                    classes ? new double[] {row[0], row[1], row[2], i + 1.0} : new double[] {row[0], row[1], i + 1.0});
        }
        List<String> words =
                IntStream.range(0, count).mapToObj(Integer::toString).toList();
        return new Table(
                "generator " + spec.shape().text(),
                "",
                classes ? List.of("x", "y", "class") : List.of("x", "y"),
                classes ? List.of(PLAIN, PLAIN, Coding.Words.of(words, false)) : List.of(PLAIN, PLAIN),
                cells);
    }

    /** Returns two coordinates without noise and the class, for two uniform numbers in [0, 1). */
    private double[] sample(int number, int count, double u, double v) {
        double turn = 2 * Math.PI;
        return switch (spec.shape()) {
            case XOR -> {
                double x = 2 * u - 1;
                double y = 2 * v - 1;
                yield new double[] {x, y, x * y < 0 ? 1 : 0};
            }
            case SPIRALS -> on(u, turn * (u + (double) number / count), 0, 0, number);
            case MOONS -> number == 0 ? on(1, turn * u / 2, 0, 0, 0) : on(1, turn * (1 + u) / 2, 1, 0.5, 1);
            case CIRCLES -> on(number == 0 ? 1 : 0.5, turn * u, 0, 0, number);
            case BLOBS -> on(1, turn * number / count, 0, 0, number);
            case SINE -> {
                double x = turn * (u - 0.5);
                yield new double[] {x, StrictMath.sin(x)};
            }
        };
    }

    /** Returns a point on a circle and its class. */
    private static double[] on(double radius, double angle, double x, double y, int number) {
        return new double[] {x + radius * StrictMath.cos(angle), y + radius * StrictMath.sin(angle), number};
    }
}
