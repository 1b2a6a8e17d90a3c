package dev.nn.application.spec;

import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.problem.Position;
import java.util.List;
import java.util.Optional;

/**
 * The values of a sweep and the search.
 *
 * @param monitor metric that ranks trials, such as {@code validation_loss}; absent for the default
 * @param seeds number of runs per trial, with consecutive seeds from the experiment's on; their
 *     mean ranks the trial
 * @param parallel number of runs at the same time
 * @param minutes time limit in minutes after which no further run starts
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

    /** Returns the maximum number of trials; a drawn search has fewer if there are fewer values. */
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

    /** A path of the experiment and its values. */
    public record Dimension(String path, Position position, Values values) {}

    /** The values of a path. */
    public sealed interface Values {
        /** A list of values. */
        record Choices(List<Node> all) implements Values {}

        /**
         * A range of numbers, bounds included.
         *
         * @param least minimum as written
         * @param greatest maximum as written
         * @param scale distribution of drawn numbers
         */
        record Range(ScalarNode least, ScalarNode greatest, Scale scale) implements Values {
            /** Returns the minimum. */
            public double low() {
                return Double.parseDouble(least.text());
            }

            /** Returns the maximum. */
            public double high() {
                return Double.parseDouble(greatest.text());
            }
        }
    }

    /** The distribution of numbers drawn from a range. */
    public enum Scale {
        /** Uniform in the number. */
        UNIFORM,
        /** Uniform in the logarithm of the number. */
        LOG_UNIFORM,
        /** Uniform over whole numbers. */
        WHOLE
    }

    /** The search strategy. */
    public sealed interface Search {
        /** Every combination of values. */
        record Grid() implements Search {}

        /** Independently drawn trials. */
        record Random(int trials) implements Search {}

        /**
         * Successive halving: trials with few epochs, of which the best continue with {@code
         * factor} times the epochs, until all epochs are run.
         */
        record Halving(int trials, int factor) implements Search {}
    }
}
