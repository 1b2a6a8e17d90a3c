package dev.nn.application.explain;

import static dev.nn.application.page.Term.letter;
import static dev.nn.application.page.Term.number;
import static dev.nn.application.page.Term.product;

import dev.nn.application.page.Block.Drawing;
import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Block.Table;
import dev.nn.application.page.Page;
import dev.nn.application.page.Term;
import dev.nn.application.page.Term.Applied;
import dev.nn.application.page.Term.Row;
import dev.nn.application.page.Term.Slope;
import dev.nn.application.page.Term.Sum;
import dev.nn.application.page.Term.Written;
import dev.nn.domain.backprop.Trace.LayerTrace;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.LossForm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** An explanation as a page: every sum written out, the chain rule term by term, and the same in matrices. */
public final class ExplanationPage {

    private static final Term L = letter("L");

    private final ExplanationParts parts;

    private ExplanationPage(ExplanationParts parts) {
        this.parts = parts;
    }

    /** The page of an explanation. */
    public static Page of(Explanation explanation) {
        ExplanationParts parts = ExplanationParts.of(explanation);
        ExplanationPage page = new ExplanationPage(parts);
        WeightSection weight = new WeightSection(parts);
        int last = parts.layers().size() - 1;
        page.network();
        for (int n = 0; n <= last; n++) {
            page.forward(n);
        }
        page.loss();
        page.outputLayer();
        for (int n = last - 1; n >= 0; n--) {
            page.hiddenLayer(n);
        }
        weight.derivative();
        page.matrices();
        weight.batch();
        weight.update();
        return new Page(explanation.experiment() + ", sample " + explanation.sample(), parts.blocks());
    }

    private void network() {
        List<Drawing.Column> columns = new ArrayList<>();
        columns.add(new Drawing.Column("input", parts.layers().get(0).input()[0].length));
        for (int n = 0; n < parts.layers().size(); n++) {
            columns.add(new Drawing.Column(
                    "layer " + parts.layers().get(n).index() + ", "
                            + parts.explanation().activations().get(n),
                    parts.layers().get(n).activation()[0].length));
        }
        parts.heading("The network");
        parts.add(new Drawing(columns));
        parts.equations(
                Equation.of("x", letter("x"), row(parts.layers().get(0).input()[0], i -> "")),
                Equation.of("t", letter("t"), row(parts.explanation().target(), i -> "")));
        names("input", "x", parts.explanation().names().inputs());
        names("output", "t", parts.explanation().names().outputs());
    }

    private void names(String what, String letter, List<String> names) {
        List<List<String>> rows = IntStream.range(0, Math.min(names.size(), ExplanationParts.MOST_UNITS))
                .mapToObj(i -> List.of(letter + "[" + i + "]", names.get(i)))
                .toList();
        if (!rows.isEmpty()) {
            parts.add(new Table("", List.of(what, "is"), rows));
            parts.note(names.size(), rows.size(), what + "s");
        }
    }

    private void forward(int n) {
        LayerTrace layer = parts.layers().get(n);
        int l = layer.index();
        double[][] weights = parts.change(n).weights();
        double[] bias = parts.change(n).bias();
        double[] input = layer.input()[0];
        parts.heading("Forward, layer " + l);
        if (layer.layer().activation() instanceof FormulaActivation formula) {
            parts.equations(
                    Equation.of("", new Applied("f", letter("x")), new Written(formula.formula())),
                    Equation.of("", new Applied("f'", letter("x")), new Written(formula.derivative())));
        }
        for (int j : parts.shown(n, bias.length)) {
            Term written = new Sum(
                    all(
                            terms(
                                    input.length,
                                    i -> product(
                                            letter(ExplanationParts.source(n), parts.sourceLayer(n), i),
                                            letter("w", l, i, j))),
                            letter("b", l, j)),
                    leftOut(input.length));
            Term numbers = new Sum(
                    all(
                            terms(
                                    input.length,
                                    i -> product(
                                            number(input[i], parts.activationId(n - 1, i)), number(weights[i][j]))),
                            number(bias[j])),
                    leftOut(input.length));
            parts.equations(Equation.of(
                    parts.id("z", n, j), letter("z", l, j), written, numbers, number(layer.preActivation()[0][j])));
            Term applied = parts.slopes().get(n).row()
                    ? new Applied(parts.explanation().activations().get(n), letter("z", l))
                    : new Applied("f", number(layer.preActivation()[0][j], parts.id("z", n, j)));
            parts.equations(
                    Equation.of(parts.id("a", n, j), letter("a", l, j), applied, number(layer.activation()[0][j])));
        }
        parts.note(bias.length, parts.shown(n, bias.length).size(), "units");
    }

    private void loss() {
        parts.heading("The loss: " + parts.explanation().lossName() + ", "
                + parts.explanation().loss().reduction().words());
        if (parts.explanation().loss().form() instanceof LossForm.OfElements form) {
            parts.equations(
                    Equation.of("", letter("L", -1), new Written(form.formula())),
                    Equation.of(
                            "",
                            new Slope(L, letter("p")),
                            new Written(form.formula().derivative("p"))));
        }
        parts.equations(
                Equation.of("loss", L, number(parts.explanation().trace().loss())));
        double[] gradient = parts.explanation().trace().predictionGradient()[0];
        int n = parts.layers().size() - 1;
        for (int j : parts.shown(n, gradient.length)) {
            parts.equations(Equation.of(
                    parts.id("p", n, j),
                    new Slope(L, letter("a", parts.layers().get(n).index(), j)),
                    number(gradient[j])));
        }
    }

    private void outputLayer() {
        int n = parts.layers().size() - 1;
        LayerTrace layer = parts.layers().get(n);
        int l = layer.index();
        double[] gradient = parts.explanation().trace().predictionGradient()[0];
        parts.heading("Backward, layer " + l);
        for (int i : parts.shown(n, gradient.length)) {
            delta(n, i, gradient, "p");
        }
        if (parts.explanation().trace().onLogits()) {
            parts.paragraph("Training computes the same on z directly, joined with the loss, which loses no digits.");
        }
    }

    /**
     * How the loss changes with a pre-activation, through every activation that depends on it.
     *
     * @param gradient of the loss by each activation of the layer
     * @param origin the name of the equations that gave it
     */
    private void delta(int n, int z, double[] gradient, String origin) {
        int l = parts.layers().get(n).index();
        localSlopes(n, z);
        List<Integer> through = activationsOf(n, z);
        Term numbers = new Sum(
                through.stream()
                        .limit(ExplanationParts.MOST_UNITS)
                        .<Term>map(a -> product(
                                number(gradient[a], parts.id(origin, n, a)),
                                number(parts.slopes().get(n).at(a, z), parts.slopeId(n, a, z))))
                        .toList(),
                leftOut(through.size()));
        List<Term> sides = new ArrayList<>(List.of(letter("delta", l, z), new Slope(L, letter("z", l, z))));
        if (n == parts.layers().size() - 1) {
            sides.add(new Sum(
                    through.stream()
                            .limit(ExplanationParts.MOST_UNITS)
                            .<Term>map(a -> product(
                                    new Slope(L, letter("a", l, a)), new Slope(letter("a", l, a), letter("z", l, z))))
                            .toList(),
                    leftOut(through.size())));
        }
        sides.add(numbers);
        sides.add(number(parts.layers().get(n).delta()[0][z]));
        parts.equations(new Equation(parts.id("d", n, z), sides));
    }

    /** Activations that depend on a pre-activation: its own, or all that share the row. */
    private List<Integer> activationsOf(int n, int z) {
        return parts.slopes().get(n).row()
                ? ExplanationParts.range(parts.layers().get(n).activation()[0].length)
                : List.of(z);
    }

    /** Of every activation that depends on a pre-activation. */
    private void localSlopes(int n, int z) {
        int l = parts.layers().get(n).index();
        activationsOf(n, z).stream().limit(ExplanationParts.MOST_UNITS).forEach(a -> {
            Slope slope = new Slope(letter("a", l, a), letter("z", l, z));
            Term value = number(parts.slopes().get(n).at(a, z));
            parts.equations(
                    parts.slopes().get(n).row()
                            ? Equation.of(parts.slopeId(n, a, z), slope, value)
                            : Equation.of(
                                    parts.slopeId(n, a, z),
                                    slope,
                                    new Applied(
                                            "f'",
                                            number(parts.layers().get(n).preActivation()[0][z], parts.id("z", n, z))),
                                    value));
        });
    }

    private void hiddenLayer(int n) {
        LayerTrace layer = parts.layers().get(n);
        int l = layer.index();
        int next = parts.layers().get(n + 1).index();
        double[] delta = parts.layers().get(n + 1).delta()[0];
        double[][] weights = parts.change(n + 1).weights();
        double[] gradient = parts.explanation().activationGradients()[n];
        parts.heading("Backward, layer " + l);
        for (int j : parts.shown(n, gradient.length)) {
            Term written = new Sum(
                    terms(delta.length, k -> product(letter("delta", next, k), letter("w", next, j, k))),
                    leftOut(delta.length));
            Term numbers = new Sum(
                    terms(delta.length, k -> product(number(delta[k], parts.id("d", n + 1, k)), number(weights[j][k]))),
                    leftOut(delta.length));
            parts.equations(Equation.of(
                    parts.id("g", n, j), new Slope(L, letter("a", l, j)), written, numbers, number(gradient[j])));
        }
        for (int i : parts.shown(n, gradient.length)) {
            delta(n, i, gradient, "g");
        }
        parts.note(gradient.length, parts.shown(n, gradient.length).size(), "units");
    }

    private void matrices() {
        parts.heading("All weights: the same in matrices");
        for (int n = parts.layers().size() - 1; n >= 0; n--) {
            int l = parts.layers().get(n).index();
            double[][] gradient =
                    parts.explanation().trace().gradients().weights(l).toArray();
            parts.paragraph(
                    "Layer " + l + ": each row of the gradient is an input times all deltas, dL/dW = x^T delta.");
            double[] delta = parts.layers().get(n).delta()[0];
            for (int i : ExplanationParts.range(Math.min(gradient.length, ExplanationParts.MOST_UNITS))) {
                int unit = n;
                int input = i;
                parts.equations(Equation.of(
                        parts.id("W", n, i),
                        new Slope(L, letter("w", l, i)),
                        product(
                                number(parts.layers().get(unit).input()[0][input], parts.activationId(unit - 1, input)),
                                row(delta, k -> parts.id("d", unit, k))),
                        row(gradient[i], k -> "")));
            }
            parts.note(gradient.length, ExplanationParts.MOST_UNITS, "rows");
        }
    }

    private static List<Term> terms(int count, IntFunction<Term> term) {
        return IntStream.range(0, Math.min(count, ExplanationParts.MOST_UNITS))
                .mapToObj(term)
                .toList();
    }

    private static List<Term> all(List<Term> terms, Term last) {
        List<Term> all = new ArrayList<>(terms);
        all.add(last);
        return all;
    }

    private static int leftOut(int count) {
        return Math.max(0, count - ExplanationParts.MOST_UNITS);
    }

    private static Row row(double[] values, IntFunction<String> origin) {
        return new Row(terms(values.length, k -> number(values[k], origin.apply(k))), leftOut(values.length));
    }
}
