package dev.nn.application.run;

import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.document.Plain;
import dev.nn.application.experiment.Assignment;
import dev.nn.application.spec.SweepSpec;
import dev.nn.application.spec.SweepSpec.Dimension;
import dev.nn.application.spec.SweepSpec.Scale;
import dev.nn.application.spec.SweepSpec.Search;
import dev.nn.application.spec.SweepSpec.Values.Choices;
import dev.nn.application.spec.SweepSpec.Values.Range;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The settings of a sweep's trials. Draws are deterministic for a seed. */
record Trials(SweepSpec spec, long seed) {

    /**
     * Significant digits of numbers drawn from a range; more make no noticeable difference and are
     * hard to read.
     */
    private static final int DIGITS = 3;

    /** Maximum exponent: a larger power of 10 may be infinite. */
    private static final int MAX_EXPONENT = 300;

    /** Maximum number of extra draws per trial, in case few new values are left. */
    private static final int DRAWS = 50;

    /** Returns the settings of all trials. */
    List<List<Assignment>> all() {
        if (spec.search() instanceof Search.Random random) {
            return drawn(random.trials());
        } else if (spec.search() instanceof Search.Halving halving) {
            return drawn(halving.trials());
        }
        List<List<Assignment>> grid = List.of(List.of());
        for (Dimension dimension : spec.dimensions()) {
            List<List<Assignment>> longer = new ArrayList<>();
            for (List<Assignment> trial : grid) {
                ((Choices) dimension.values()).all().forEach(value -> longer.add(with(trial, dimension, value)));
            }
            grid = longer;
        }
        return grid;
    }

    /**
     * Returns samples that cover each value of each path once (ranges by their bounds), with the
     * first values of the other paths.
     */
    List<List<Assignment>> samples() {
        List<Assignment> first = spec.dimensions().stream()
                .map(d -> new Assignment(d.path(), ends(d).get(0)))
                .toList();
        List<List<Assignment>> samples = new ArrayList<>(List.of(first));
        List<List<Assignment>> drawn = spec.search() instanceof Search.Grid ? List.of() : all();
        for (int d = 0; d < first.size(); d++) {
            Dimension dimension = spec.dimensions().get(d);
            List<Node> values = new ArrayList<>(ends(dimension));
            if (dimension.values() instanceof Range) {
                fraction(drawn, d).forEach(values::add);
            }
            for (Node value : values.subList(1, values.size())) {
                List<Assignment> sample = new ArrayList<>(first);
                sample.set(d, new Assignment(first.get(d).path(), value));
                samples.add(sample);
            }
        }
        return samples;
    }

    private static List<Node> ends(Dimension dimension) {
        if (dimension.values() instanceof Choices choices) {
            return choices.all();
        }
        Range range = (Range) dimension.values();
        return List.of(range.least(), range.greatest());
    }

    /**
     * Returns a fraction drawn from a range, if there is one. A setting that allows only whole
     * numbers may accept both bounds but not the fraction.
     */
    private static Stream<Node> fraction(List<List<Assignment>> drawn, int dimension) {
        return drawn.stream()
                .map(trial -> trial.get(dimension).value())
                .filter(value -> value instanceof ScalarNode scalar && scalar.type() == Scalar.REAL)
                .limit(1);
    }

    private List<List<Assignment>> drawn(int trials) {
        List<List<Assignment>> drawn = new ArrayList<>();
        Set<List<String>> known = new HashSet<>();
        for (int draw = 0; drawn.size() < trials && draw < trials + DRAWS * trials; draw++) {
            List<Assignment> trial = List.of();
            RandomStream random = RandomStream.of(seed, Purpose.SWEEP, draw, 0);
            for (int d = 0; d < spec.dimensions().size(); d++) {
                Dimension dimension = spec.dimensions().get(d);
                trial = with(trial, dimension, value(dimension, random.uniform(d)));
            }
            if (known.add(trial.stream().map(a -> Plain.text(a.value())).toList())) {
                drawn.add(trial);
            }
        }
        return drawn;
    }

    private static List<Assignment> with(List<Assignment> trial, Dimension dimension, Node value) {
        List<Assignment> longer = new ArrayList<>(trial);
        longer.add(new Assignment(dimension.path(), value));
        return longer;
    }

    /** Returns the value for a number {@code u} in [0, 1). */
    private static Node value(Dimension dimension, double u) {
        if (dimension.values() instanceof Choices choices) {
            return choices.all().get((int) (u * choices.all().size()));
        }
        Range range = (Range) dimension.values();
        double low = range.low();
        double high = range.high();
        return number(
                range,
                switch (range.scale()) {
                    case UNIFORM -> low + u * (high - low);
                    case LOG_UNIFORM -> low * StrictMath.exp(u * StrictMath.log(high / low));
                    case WHOLE -> low + Math.floor(u * (high - low + 1));
                });
    }

    private static Node number(Range range, double value) {
        String text = range.scale() == Scale.WHOLE ? digits(value, 0) : rounded(value);
        double rounded = Double.parseDouble(text);
        if (rounded < range.low()) {
            return range.least();
        } else if (rounded > range.high()) {
            return range.greatest();
        }
        return new ScalarNode(range.least().position(), text, text.contains(".") ? Scalar.REAL : Scalar.WHOLE);
    }

    /**
     * Returns the rounded value in plain digits, by arithmetic that is the same on every platform.
     */
    static String rounded(double value) {
        if (value == 0) {
            return "0";
        }
        return digits(value, DIGITS - 1 - (int) Math.floor(StrictMath.log10(Math.abs(value))));
    }

    /**
     * Returns a number rounded to {@code places} decimal places, or before the decimal point if
     * negative.
     */
    private static String digits(double value, int places) {
        double size = Math.abs(value);
        double unit = StrictMath.pow(10, Math.min(Math.abs(places), MAX_EXPONENT));
        double rest = StrictMath.pow(10, Math.max(0, Math.abs(places) - MAX_EXPONENT));
        long whole = (long) Math.rint(places < 0 ? size / unit / rest : size * unit * rest);
        String sign = value < 0 && whole != 0 ? "-" : "";
        if (places <= 0) {
            return sign + whole + (whole == 0 ? "" : "0".repeat(-places));
        }
        String digits = "0".repeat(Math.max(0, places + 1 - Long.toString(whole).length())) + whole;
        int point = digits.length() - places;
        String text = (digits.substring(0, point) + "." + digits.substring(point)).replaceAll("\\.?0+$", "");
        return sign + text;
    }
}
