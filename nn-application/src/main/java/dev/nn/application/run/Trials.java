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

/** What the trials of a sweep set; the same seed draws the same. */
record Trials(SweepSpec spec, long seed) {

    /** Numbers from a range have so many digits: nobody can tell more apart, and people have to read them. */
    private static final int DIGITS = 3;

    /** Where few values are left to draw, so many draws in vain are enough. */
    private static final int DRAWS = 50;

    /** The values of each trial. */
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

    /** Each value of each path once, ranges by their ends, beside the first values of the other paths. */
    List<List<Assignment>> samples() {
        List<Assignment> first = spec.dimensions().stream()
                .map(d -> new Assignment(d.path(), ends(d).get(0)))
                .toList();
        List<List<Assignment>> samples = new ArrayList<>(List.of(first));
        for (int d = 0; d < first.size(); d++) {
            List<Node> values = ends(spec.dimensions().get(d));
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
        return List.of(number(range, range.low()), number(range, range.high()));
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

    /** The value for a number in [0, 1). */
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
        String text = range.scale() == Scale.WHOLE ? Long.toString((long) value) : rounded(value);
        return new ScalarNode(range.position(), text, text.contains(".") ? Scalar.REAL : Scalar.WHOLE);
    }

    /** In plain digits, by arithmetic that is the same everywhere. */
    static String rounded(double value) {
        if (value == 0) {
            return "0";
        }
        int places = DIGITS - 1 - (int) Math.floor(StrictMath.log10(Math.abs(value)));
        double unit = StrictMath.pow(10, Math.abs(places));
        if (places <= 0) {
            return Long.toString((long) (Math.rint(value / unit) * unit));
        }
        long whole = (long) Math.rint(Math.abs(value) * unit);
        String digits = "0".repeat(Math.max(0, places + 1 - Long.toString(whole).length())) + whole;
        int point = digits.length() - places;
        String text = (digits.substring(0, point) + "." + digits.substring(point)).replaceAll("\\.?0+$", "");
        return (value < 0 ? "-" : "") + text;
    }
}
