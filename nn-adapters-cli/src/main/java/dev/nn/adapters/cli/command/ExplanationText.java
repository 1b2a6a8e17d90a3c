package dev.nn.adapters.cli.command;

import dev.nn.application.explain.Explanation;
import dev.nn.domain.backprop.Trace.LayerTrace;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.ElementwiseActivation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.function.RowActivation;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An explanation for a person with a pencil: every sum written out, then one weight of each layer from the loss back. */
final class ExplanationText {

    /** Beyond so many units a layer's sums are cut short, and the page says so. */
    private static final int MOST_UNITS = 12;

    private final Explanation explanation;
    private final List<LayerTrace> layers;
    private final StringBuilder page = new StringBuilder();

    private ExplanationText(Explanation explanation) {
        this.explanation = explanation;
        this.layers = explanation.trace().layers();
    }

    static String write(Explanation explanation) {
        ExplanationText text = new ExplanationText(explanation);
        text.forward();
        text.loss();
        text.output();
        for (int n = text.layers.size() - 2; n >= 0; n--) {
            text.hidden(n);
        }
        text.weights();
        text.update();
        return text.page.toString();
    }

    private void forward() {
        line("%s, sample %d", explanation.experiment(), explanation.sample());
        line("x = %s   target t = %s", row(layers.get(0).input()[0]), row(explanation.target()));
        for (int n = 0; n < layers.size(); n++) {
            LayerTrace layer = layers.get(n);
            double[][] weights = explanation.changes().get(n).weights();
            double[] bias = explanation.changes().get(n).bias();
            line("");
            line(
                    "FORWARD, layer %d: z = x W + b, a = f(z)%s",
                    layer.index(), formula(layer.layer().activation()));
            for (int j = 0; j < shown(bias.length); j++) {
                int unit = j;
                line(
                        "  z[%d] = %s + %s = %s",
                        j,
                        sum(layer.input()[0].length, i -> number(layer.input()[0][i]) + "*" + number(weights[i][unit])),
                        number(bias[j]),
                        number(layer.preActivation()[0][j]));
            }
            line("  a = %s", row(layer.activation()[0]));
        }
    }

    private void loss() {
        line("");
        line(
                "LOSS %s (%s)",
                explanation.lossName(), explanation.loss().reduction().words());
        if (explanation.loss().form() instanceof LossForm.OfElements form) {
            line("  term  = %s", form.formula());
            line("  slope = %s", form.formula().derivative("p"));
        }
        line("  L = %s", number(explanation.trace().loss()));
        line("  dL/da = %s", row(explanation.trace().predictionGradient()[0]));
    }

    private void output() {
        LayerTrace layer = layers.get(layers.size() - 1);
        double[] slope = explanation.trace().predictionGradient()[0];
        line("");
        line("BACKWARD, layer %d", layer.index());
        double[][] jacobian = explanation.jacobian().orElse(new double[0][]);
        for (int j = 0; j < shown(jacobian.length); j++) {
            line("  da[%d]/dz = %s", j, row(jacobian[j]));
        }
        for (int i = 0; i < shown(layer.delta()[0].length); i++) {
            int unit = i;
            String terms = jacobian.length > 0
                    ? sum(jacobian.length, j -> number(slope[j]) + "*" + number(jacobian[j][unit]))
                    : number(slope[i]) + "*" + number(slopeAt(layer, i));
            line("  delta[%d] = dL/dz[%d] = %s = %s", i, i, terms, number(layer.delta()[0][i]));
        }
        if (explanation.trace().onLogits()) {
            line("  (training computes the same on z directly, joined with the loss, which loses no digits)");
        }
    }

    private void hidden(int n) {
        LayerTrace layer = layers.get(n);
        LayerTrace next = layers.get(n + 1);
        double[][] weights = explanation.changes().get(n + 1).weights();
        double[] slopes = explanation.activationGradients()[n];
        line("");
        line("BACKWARD, layer %d: dL/da[j] = sum over all paths k of delta[k] * w[j,k]", layer.index());
        for (int j = 0; j < shown(slopes.length); j++) {
            int unit = j;
            double[] delta = next.delta()[0];
            line(
                    "  dL/da[%d] = %s = %s",
                    j, sum(delta.length, k -> number(delta[k]) + "*" + number(weights[unit][k])), number(slopes[j]));
            if (layer.layer().activation() instanceof RowActivation) {
                line("  delta[%d] = %s, all of dL/da through the row's Jacobian", j, number(layer.delta()[0][j]));
            } else {
                line(
                        "  delta[%d] = dL/da[%d] * f'(z[%d]) = %s*%s = %s",
                        j, j, j, number(slopes[j]), number(slopeAt(layer, j)), number(layer.delta()[0][j]));
            }
        }
    }

    private void weights() {
        for (int n = layers.size() - 1; n >= 0; n--) {
            LayerTrace layer = layers.get(n);
            double[][] gradient =
                    explanation.trace().gradients().weights(layer.index()).toArray();
            double[] bias = explanation.trace().gradients().bias(layer.index()).row(0);
            line("");
            line("GRADIENTS, layer %d: dL/dw[i,j] = x[i] * delta[j], dL/db[j] = delta[j]", layer.index());
            line(
                    "  dL/dw[0,0] = %s*%s = %s",
                    number(layer.input()[0][0]), number(layer.delta()[0][0]), number(gradient[0][0]));
            for (int i = 0; i < shown(gradient.length); i++) {
                line("  dL/dw[%d] = %s", i, row(gradient[i]));
            }
            line("  dL/db    = %s", row(bias));
        }
    }

    private void update() {
        line("");
        line("UPDATE, learning_rate %s", number(explanation.learningRate()));
        explanation.updateRule().forEach(rule -> line("  %s", rule));
        for (int n = 0; n < layers.size(); n++) {
            double[][] weights = explanation.changes().get(n).newWeights();
            for (int i = 0; i < shown(weights.length); i++) {
                line("  layer %d new w[%d] = %s", layers.get(n).index(), i, row(weights[i]));
            }
            line(
                    "  layer %d new b    = %s",
                    layers.get(n).index(), row(explanation.changes().get(n).newBias()));
        }
        line("");
        line("L after the update = %s", number(explanation.lossAfter()));
    }

    /** {@code f'(z_j)} of an activation that works on each unit by itself. */
    private static double slopeAt(LayerTrace layer, int unit) {
        double z = layer.preActivation()[0][unit];
        if (layer.layer().activation() instanceof FormulaActivation formula) {
            return formula.derivative().at(z);
        }
        return ((ElementwiseActivation) layer.layer().activation()).derivative(z);
    }

    private static String formula(Activation activation) {
        return activation instanceof FormulaActivation f
                ? "; f(x) = " + f.formula() + ", f'(x) = " + f.derivative()
                : "";
    }

    private static String sum(int terms, IntFunction<String> term) {
        String shown = IntStream.range(0, shown(terms)).mapToObj(term).collect(Collectors.joining(" + "));
        return terms > MOST_UNITS ? shown + " + ... (" + (terms - MOST_UNITS) + " terms left out)" : shown;
    }

    private static String row(double[] values) {
        String shown = IntStream.range(0, shown(values.length))
                .mapToObj(i -> number(values[i]))
                .collect(Collectors.joining(", "));
        return "[" + shown + (values.length > MOST_UNITS ? ", ... (" + (values.length - MOST_UNITS) + " left out)" : "")
                + "]";
    }

    private static int shown(int count) {
        return Math.min(count, MOST_UNITS);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.10f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    private void line(String format, Object... values) {
        page.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
