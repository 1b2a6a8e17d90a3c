package dev.nn.application.spec;

import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.problem.Position;
import java.util.List;
import java.util.Optional;

/**
 * Which values are tried, and how.
 *
 * @param monitor the figure that trials are ranked by, such as {@code validation_loss}; absent for the default
 * @param seeds runs of each trial, with the seeds that follow each other from the experiment's on; their mean ranks
 * @param parallel runs at the same time
 * @param minutes after so many no further run is begun
 */
public record SweepSpec(
        Position position,
        List<Dimension> dimensions,
        Search search,
        Optional<String> monitor,
        Position monitorPlace,
        int seeds,
        int parallel,
        Optional<Double> minutes) {

    /** How many trials there are at most; drawn ones are fewer where there are fewer values. */
    public double trials() {
        if (search instanceof Search.Random random) {
            return random.trials();
        } else if (search instanceof Search.Halving halving) {
            return halving.trials();
        }
        double trials = 1;
        for (Dimension dimension : dimensions) {
            trials *= dimension.values() instanceof Values.Choices choices
                    ? choices.all().size()
                    : 1;
        }
        return trials;
    }

    /** One path of the experiment, and what it is set to. */
    public record Dimension(String path, Position position, Values values) {}

    /** What a path is set to. */
    public sealed interface Values {
        /** One of these. */
        record Choices(List<Node> all) implements Values {}

        /**
         * A number in a range, its ends included.
         *
         * @param least a number as it was written
         * @param greatest a number as it was written
         * @param scale how it is drawn
         */
        record Range(ScalarNode least, ScalarNode greatest, Scale scale) implements Values {
            /** The least number. */
            public double low() {
                return Double.parseDouble(least.text());
            }

            /** The greatest number. */
            public double high() {
                return Double.parseDouble(greatest.text());
            }
        }
    }

    /** How a number is drawn from a range. */
    public enum Scale {
        /** Every number as likely as every other. */
        UNIFORM,
        /** Every ratio as likely as every other. */
        LOG_UNIFORM,
        /** Every whole number as likely as every other. */
        WHOLE
    }

    /** How values are put together. */
    public sealed interface Search {
        /** Each with each. */
        record Grid() implements Search {}

        /** So many trials, each drawn by itself. */
        record Random(int trials) implements Search {}

        /** So many trials with few epochs, the best of them with {@code factor} times as many, until all epochs are run. */
        record Halving(int trials, int factor) implements Search {}
    }
}
