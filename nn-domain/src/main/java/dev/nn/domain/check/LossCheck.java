package dev.nn.domain.check;

import dev.nn.domain.formula.Program;
import dev.nn.domain.formula.Switches;
import dev.nn.domain.function.Interval;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.LossForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The contract checks of a loss, in its own form and in its forms on logits: finite terms, the
 * correct derivative, no state. Findings name the input and both values. Exceptions of the loss are
 * passed on.
 */
public final class LossCheck {

    private static final int ROWS = 500;

    private LossCheck() {}

    /** Returns the violations of the contract; empty if there are none. */
    public static List<String> findings(Loss loss) {
        List<String> findings = new ArrayList<>(form(loss.form(), loss, loss.predictionRange()));
        loss.joinedForms().forEach(joined -> findings.addAll(form(joined.form(), loss, Interval.ALL)));
        return findings;
    }

    private static List<String> form(LossForm form, Loss loss, Interval predictions) {
        if (form instanceof LossForm.OfElements elements) {
            Program value = elements.formula().compile();
            Program slope = elements.formula().derivative("p").compile();
            return elements(
                    new Elements(
                            value::evaluate, slope::evaluate, elements.formula().switches()),
                    predictions,
                    loss.targetRange());
        } else if (form instanceof LossForm.OfElementsInJava java) {
            return elements(
                    new Elements(p -> java.value(p[0], p[1]), p -> java.derivative(p[0], p[1]), null),
                    predictions,
                    loss.targetRange());
        }
        return rows((LossForm.OfRows) form, loss, predictions);
    }

    /** A function of a prediction and a target. */
    private interface TermFunction {
        double at(double... predictionAndTarget);
    }

    /** An elementwise form; without switches it is treated as smooth. */
    private record Elements(
            TermFunction value,
            TermFunction slope,
            @Nullable Switches switches) {
        boolean smooth(double below, double above, double target) {
            return switches == null || switches.sameSide(new double[] {below, target}, new double[] {above, target});
        }
    }

    private static List<String> elements(Elements form, Interval predictions, Interval targets) {
        List<String> findings = new ArrayList<>();
        IntFunction<double[]> point =
                i -> new double[] {SamplePoints.inside(predictions, 2 * i), SamplePoints.inside(targets, 2 * i + 1)};
        for (int i = 0; i < SamplePoints.COUNT && findings.isEmpty(); i++) {
            double p = point.apply(i)[0];
            double t = point.apply(i)[1];
            double value = form.value().at(p, t);
            String found = Double.isFinite(value)
                    ? DerivativeCheck.finding(
                            p,
                            form.slope().at(p, t),
                            x -> form.value().at(x, t),
                            (below, above) -> form.smooth(below, above, t),
                            words -> "dL/dp(" + p + ", " + t + ") " + words)
                    : "L(" + p + ", " + t + ") is " + value;
            if (!found.isEmpty()) {
                findings.add(found);
            }
        }
        StatelessnessCheck.finding(
                        "L", i -> new double[] {form.value().at(point.apply(i))}, i -> Arrays.toString(point.apply(i)))
                .ifPresent(findings::add);
        return findings;
    }

    private static List<String> rows(LossForm.OfRows form, Loss loss, Interval range) {
        List<String> findings = new ArrayList<>();
        boolean shares = loss.distribution() && !range.equals(Interval.ALL);
        IntFunction<double[]> predictions = i -> {
            double[] row = SamplePoints.rowInside(range, 2 * i);
            return shares ? SamplePoints.distribution(row) : row;
        };
        IntFunction<double[]> targets = i -> {
            double[] row = SamplePoints.rowInside(loss.targetRange(), 2 * i + 1);
            return loss.distribution() ? SamplePoints.distribution(row) : row;
        };
        for (int i = 0; i < ROWS && findings.isEmpty(); i++) {
            rowGradient(form, predictions.apply(i), targets.apply(i)).ifPresent(findings::add);
        }
        StatelessnessCheck.finding(
                        "L",
                        i -> new double[] {form.value(predictions.apply(i), targets.apply(i))},
                        i -> Arrays.toString(predictions.apply(i)))
                .ifPresent(findings::add);
        return findings;
    }

    private static Optional<String> rowGradient(LossForm.OfRows form, double[] predictions, double[] targets) {
        double value = form.value(predictions, targets);
        if (!Double.isFinite(value)) {
            return Optional.of("L(" + Arrays.toString(predictions) + ", " + Arrays.toString(targets) + ") is " + value);
        }
        double[] gradient = new double[predictions.length];
        form.gradient(predictions, targets, gradient);
        for (int k = 0; k < predictions.length; k++) {
            int of = k;
            String found = DerivativeCheck.finding(
                    predictions[k],
                    gradient[k],
                    x -> {
                        double[] moved = predictions.clone();
                        moved[of] = x;
                        return form.value(moved, targets);
                    },
                    (below, above) -> true,
                    words -> "dL/dp[" + of + "] at " + Arrays.toString(predictions) + ", " + Arrays.toString(targets)
                            + " " + words);
            if (!found.isEmpty()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
