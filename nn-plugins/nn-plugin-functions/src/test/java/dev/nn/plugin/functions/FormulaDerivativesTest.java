package dev.nn.plugin.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.function.Interval;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments.ArgumentSet;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Derivatives of the formulas of losses, schedules and optimizers with respect to each variable,
 * against central differences at 10,000 points; the plugin contract covers activations. A point
 * next to a kink is skipped.
 */
class FormulaDerivativesTest {

    private static final int POINTS = 10_000;
    private static final double STEP = 1e-6;
    private static final long SEED = 11;

    private static final Interval MOMENT = Interval.of(-2, 2);
    private static final Map<String, Interval> OPTIMIZER_RANGES = Map.of(
            "g",
            MOMENT,
            "gradient",
            MOMENT,
            "m",
            MOMENT,
            "velocity",
            MOMENT,
            "step",
            Interval.of(1, 100),
            "mu",
            Interval.of(0.1, 0.9),
            "mu_next",
            Interval.of(0.1, 0.9),
            "mu_product",
            Interval.of(0.1, 0.9));

    static Stream<ArgumentSet> formulas() {
        List<ArgumentSet> formulas = new ArrayList<>();
        Losses.all().forEach(provider -> {
            var loss = created(provider);
            Interval p = loss.predictionRange();
            Map<String, Interval> ranges = Map.of(
                    "p",
                    Interval.of(Math.max(-4, p.low() + 0.05), Math.min(4, p.high() - 0.05)),
                    "t",
                    p.equals(Interval.UNIT) ? Interval.of(0.01, 0.99) : Interval.of(-4, 4));
            add(formulas, provider.info().name(), ((LossForm.OfElements) loss.form()).formula(), ranges);
            loss.joinedForms().stream()
                    .filter(joined -> joined.form() instanceof LossForm.OfElements)
                    .forEach(joined -> add(
                            formulas,
                            provider.info().name() + " on logits",
                            ((LossForm.OfElements) joined.form()).formula(),
                            // As above: t ln t is singular at 0, where no central difference is right.
                            Map.of("p", Interval.of(-8, 8), "t", Interval.of(0.01, 0.99))));
        });
        Schedules.all()
                .forEach(provider -> created(provider)
                        .formula()
                        .ifPresent(formula -> add(
                                formulas,
                                provider.info().name(),
                                formula,
                                Map.of("epoch", Interval.of(0, 49), "epochs", Interval.of(50, 60)))));
        Optimizers.all()
                .forEach(provider -> created(provider).rule().assignments().forEach(assignment -> {
                    Formula formula = assignment.formula();
                    add(
                            formulas,
                            provider.info().name() + ", " + assignment.target(),
                            new Formula(
                                    formula.expression(),
                                    List.copyOf(formula.expression().symbols())),
                            OPTIMIZER_RANGES);
                }));
        return formulas.stream();
    }

    private static void add(List<ArgumentSet> all, String name, Formula formula, Map<String, Interval> ranges) {
        all.add(argumentSet(name + ": " + formula, formula, new HashMap<>(ranges)));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void derivativesAgreeWithCentralDifferences(Formula formula, Map<String, Interval> ranges) {
        for (String variable : formula.expression().symbols()) {
            assertDerivative(formula, variable, ranges);
        }
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void roundTripsThroughText(Formula formula, Map<String, Interval> ranges) {
        assertThat(Formula.parse(formula.text(), formula.variables())).isEqualTo(formula);
        for (String variable : formula.expression().symbols()) {
            Formula derivative = formula.derivative(variable);
            assertThat(Formula.parse(derivative.text(), derivative.variables())).isEqualTo(derivative);
        }
    }

    private static void assertDerivative(Formula formula, String variable, Map<String, Interval> ranges) {
        Program value = formula.compile();
        Program derivative = formula.derivative(variable).compile();
        int at = formula.variables().indexOf(variable);
        // Relative to the range: 1 - 0.999^step by itself loses three digits and needs a larger
        // step.
        Interval range = range(variable, ranges);
        double step = STEP * Math.max(1, range.high() - range.low());
        int compared = 0;
        for (int i = 0; i < POINTS; i++) {
            double[] point = point(formula, ranges, i);
            double[] below = point.clone();
            double[] above = point.clone();
            below[at] -= step;
            above[at] += step;
            if (formula.switches().sameSide(below, above)) {
                double numerical = (value.evaluate(above) - value.evaluate(below)) / (above[at] - below[at]);
                double exact = derivative.evaluate(point);
                // Rounding of the value is magnified by 1 / STEP, the cut-off term is STEP^2 times a third derivative.
                double bound = 3e-9 * Math.max(1, Math.abs(value.evaluate(point))) + 1e-8 * Math.abs(exact);
                assertThat(Math.abs(numerical - exact))
                        .as("d/d%s at %s of %s: %s, central difference %s", variable, i, formula, exact, numerical)
                        .isLessThanOrEqualTo(bound);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(POINTS * 98 / 100);
    }

    /**
     * Returns the range of a variable: by default, for second moments and rates among others, 0.1
     * to 2.
     */
    private static Interval range(String variable, Map<String, Interval> ranges) {
        return ranges.getOrDefault(variable, Interval.of(0.1, 2));
    }

    private static double[] point(Formula formula, Map<String, Interval> ranges, int index) {
        double[] point = new double[formula.variables().size()];
        for (int v = 0; v < point.length; v++) {
            Interval range = range(formula.variables().get(v), ranges);
            point[v] = RandomStream.of(SEED, Purpose.SAMPLING, v, 0).uniform(index, range.low(), range.high());
        }
        return point;
    }

    private static <T> T created(Provider<T> provider) {
        return provider.create(Arguments.defaults(provider.info().parameters()));
    }
}
