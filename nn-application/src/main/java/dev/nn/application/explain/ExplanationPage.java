package dev.nn.application.explain;

import static dev.nn.application.page.Term.letter;
import static dev.nn.application.page.Term.number;
import static dev.nn.application.page.Term.product;

import dev.nn.application.explain.Explanation.Change;
import dev.nn.application.explain.Paths.Factor;
import dev.nn.application.explain.Paths.Path;
import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Drawing;
import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Block.Equations;
import dev.nn.application.page.Block.Heading;
import dev.nn.application.page.Block.Paragraph;
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
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** An explanation as a page: every sum written out, the chain rule term by term, and the same in matrices. */
public final class ExplanationPage {

    /** Beyond so many units a layer's sums are cut short, and the page says so. */
    private static final int MOST_UNITS = 12;

    private static final Term L = letter("L");

    private final Explanation explanation;
    private final List<LayerTrace> layers;
    private final List<LocalSlopes> slopes;
    private final Focus focus;
    private final List<Block> blocks = new ArrayList<>();

    private ExplanationPage(Explanation explanation) {
        this.explanation = explanation;
        this.layers = explanation.trace().layers();
        this.slopes = layers.stream().map(LocalSlopes::new).toList();
        this.focus = explanation.focus();
    }

    /** The page of an explanation. */
    public static Page of(Explanation explanation) {
        ExplanationPage page = new ExplanationPage(explanation);
        page.network();
        for (int n = 0; n < page.layers.size(); n++) {
            page.forward(n);
        }
        page.loss();
        page.outputLayer();
        for (int n = page.layers.size() - 2; n >= 0; n--) {
            page.hiddenLayer(n);
        }
        page.weight();
        page.matrices();
        page.update();
        return new Page(explanation.experiment() + ", sample " + explanation.sample(), page.blocks);
    }

    private void network() {
        List<Drawing.Column> columns = new ArrayList<>();
        columns.add(new Drawing.Column("input", layers.get(0).input()[0].length));
        for (int n = 0; n < layers.size(); n++) {
            columns.add(new Drawing.Column(
                    "layer " + layers.get(n).index() + ", "
                            + explanation.activations().get(n),
                    layers.get(n).activation()[0].length));
        }
        heading("The network");
        blocks.add(new Drawing(columns));
        equations(
                Equation.of("x", letter("x"), row(layers.get(0).input()[0], i -> "")),
                Equation.of("t", letter("t"), row(explanation.target(), i -> "")));
    }

    private void forward(int n) {
        LayerTrace layer = layers.get(n);
        int l = layer.index();
        double[][] weights = change(n).weights();
        double[] bias = change(n).bias();
        double[] input = layer.input()[0];
        heading("Forward, layer " + l);
        if (layer.layer().activation() instanceof FormulaActivation formula) {
            equations(
                    Equation.of("", new Applied("f", letter("x")), new Written(formula.formula())),
                    Equation.of("", new Applied("f'", letter("x")), new Written(formula.derivative())));
        }
        for (int j : shown(n, bias.length)) {
            Term written = new Sum(
                    all(
                            terms(
                                    input.length,
                                    i -> product(letter(source(n), sourceLayer(n), i), letter("w", l, i, j))),
                            letter("b", l, j)),
                    leftOut(input.length));
            Term numbers = new Sum(
                    all(
                            terms(
                                    input.length,
                                    i -> product(number(input[i], activationId(n - 1, i)), number(weights[i][j]))),
                            number(bias[j])),
                    leftOut(input.length));
            equations(Equation.of(
                    id("z", n, j), letter("z", l, j), written, numbers, number(layer.preActivation()[0][j])));
            Term applied = slopes.get(n).row()
                    ? new Applied(explanation.activations().get(n), letter("z", l))
                    : new Applied("f", number(layer.preActivation()[0][j], id("z", n, j)));
            equations(Equation.of(id("a", n, j), letter("a", l, j), applied, number(layer.activation()[0][j])));
        }
        note(bias.length, "units");
    }

    private void loss() {
        heading("The loss: " + explanation.lossName() + ", "
                + explanation.loss().reduction().words());
        if (explanation.loss().form() instanceof LossForm.OfElements form) {
            equations(
                    Equation.of("", letter("L", -1), new Written(form.formula())),
                    Equation.of(
                            "",
                            new Slope(L, letter("p")),
                            new Written(form.formula().derivative("p"))));
        }
        equations(Equation.of("loss", L, number(explanation.trace().loss())));
        double[] gradient = explanation.trace().predictionGradient()[0];
        int n = layers.size() - 1;
        for (int j : shown(n, gradient.length)) {
            equations(Equation.of(
                    id("p", n, j), new Slope(L, letter("a", layers.get(n).index(), j)), number(gradient[j])));
        }
    }

    private void outputLayer() {
        int n = layers.size() - 1;
        LayerTrace layer = layers.get(n);
        int l = layer.index();
        double[] gradient = explanation.trace().predictionGradient()[0];
        heading("Backward, layer " + l);
        for (int i : shown(n, gradient.length)) {
            localSlopes(n, i);
            List<Integer> through = slopes.get(n).row() ? range(gradient.length) : List.of(i);
            Term written = new Sum(
                    through.stream()
                            .limit(MOST_UNITS)
                            .<Term>map(j -> product(
                                    new Slope(L, letter("a", l, j)), new Slope(letter("a", l, j), letter("z", l, i))))
                            .toList(),
                    leftOut(through.size()));
            Term numbers = new Sum(
                    through.stream()
                            .limit(MOST_UNITS)
                            .<Term>map(j -> product(
                                    number(gradient[j], id("p", n, j)),
                                    number(slopes.get(n).at(j, i), slopeId(n, j, i))))
                            .toList(),
                    leftOut(through.size()));
            equations(Equation.of(
                    id("d", n, i),
                    letter("delta", l, i),
                    new Slope(L, letter("z", l, i)),
                    written,
                    numbers,
                    number(layer.delta()[0][i])));
        }
        if (explanation.trace().onLogits()) {
            paragraph("Training computes the same on z directly, joined with the loss, which loses no digits.");
        }
    }

    /** Of every activation that depends on a pre-activation. */
    private void localSlopes(int n, int z) {
        int l = layers.get(n).index();
        List<Integer> activations = slopes.get(n).row() ? range(layers.get(n).activation()[0].length) : List.of(z);
        activations.stream().limit(MOST_UNITS).forEach(a -> {
            Slope slope = new Slope(letter("a", l, a), letter("z", l, z));
            Term value = number(slopes.get(n).at(a, z));
            equations(
                    slopes.get(n).row()
                            ? Equation.of(slopeId(n, a, z), slope, value)
                            : Equation.of(
                                    slopeId(n, a, z),
                                    slope,
                                    new Applied("f'", number(layers.get(n).preActivation()[0][z], id("z", n, z))),
                                    value));
        });
    }

    private void hiddenLayer(int n) {
        LayerTrace layer = layers.get(n);
        int l = layer.index();
        int next = layers.get(n + 1).index();
        double[] delta = layers.get(n + 1).delta()[0];
        double[][] weights = change(n + 1).weights();
        double[] gradient = explanation.activationGradients()[n];
        heading("Backward, layer " + l);
        for (int j : shown(n, gradient.length)) {
            Term written = new Sum(
                    terms(delta.length, k -> product(letter("delta", next, k), letter("w", next, j, k))),
                    leftOut(delta.length));
            Term numbers = new Sum(
                    terms(delta.length, k -> product(number(delta[k], id("d", n + 1, k)), number(weights[j][k]))),
                    leftOut(delta.length));
            equations(
                    Equation.of(id("g", n, j), new Slope(L, letter("a", l, j)), written, numbers, number(gradient[j])));
        }
        for (int i : shown(n, gradient.length)) {
            localSlopes(n, i);
            List<Integer> through = slopes.get(n).row() ? range(gradient.length) : List.of(i);
            Term numbers = new Sum(
                    through.stream()
                            .limit(MOST_UNITS)
                            .<Term>map(j -> product(
                                    number(gradient[j], id("g", n, j)),
                                    number(slopes.get(n).at(j, i), slopeId(n, j, i))))
                            .toList(),
                    leftOut(through.size()));
            equations(Equation.of(
                    id("d", n, i),
                    letter("delta", l, i),
                    new Slope(L, letter("z", l, i)),
                    numbers,
                    number(layer.delta()[0][i])));
        }
        note(gradient.length, "units");
    }

    /** One weight: every way from it to the loss, then all of them together, and the same measured. */
    private void weight() {
        int n = dense(focus.layer());
        int i = focus.input();
        int j = focus.output();
        int l = focus.layer();
        Term weight = letter("w", l, i, j);
        double input = layers.get(n).input()[0][i];
        double exact = explanation.trace().gradients().weights(l).get(i, j);
        heading("One weight: w[" + i + "," + j + "] of layer " + l);
        // Ways are products of exact numbers; rounded ones would not come to the rounded derivative.
        if (explanation.rounding().isEmpty()) {
            ways(n, i, j, exact);
        }
        equations(
                Equation.of(
                        "",
                        new Slope(L, weight),
                        product(letter(source(n), sourceLayer(n), i), letter("delta", l, j)),
                        product(
                                number(input, activationId(n - 1, i)),
                                number(layers.get(n).delta()[0][j], id("d", n, j))),
                        number(exact)),
                Equation.of(
                        "",
                        new Slope(L, letter("b", l, j)),
                        letter("delta", l, j),
                        number(layers.get(n).delta()[0][j], id("d", n, j))));
        if (explanation.rounding().isPresent()) {
            Explanation.Rounding rounding = explanation.rounding().get();
            paragraph(String.format(
                    Locale.ROOT,
                    "Every result was rounded to %d digits after the point. Without that the loss would be %.10f, and this"
                            + " derivative %.10f: rounding costs %.1e and %.1e.",
                    rounding.digits(),
                    rounding.loss(),
                    rounding.weight(),
                    Math.abs(rounding.loss() - explanation.trace().loss()),
                    Math.abs(rounding.weight() - exact)));
            return;
        }
        paragraph(
                "Measured: the loss at this weight a little more and a little less, divided by the distance; the same for the"
                        + " bias.");
        equations(
                Equation.of("", new Slope(L, weight), number(explanation.measuredWeight())),
                Equation.of("", new Slope(L, letter("b", l, j)), number(explanation.measuredBias())));
    }

    /** Every way from a weight to the loss, or the largest ones and what the others come to. */
    private void ways(int n, int i, int j, double exact) {
        double input = layers.get(n).input()[0][i];
        Paths paths = Paths.of(explanation, n, j);
        paragraph("Each way from this weight to the loss is a product; the derivative is the sum over all of them.");
        double sum = 0;
        for (Path path : paths.shown()) {
            List<Term> letters = new ArrayList<>(List.of(letter(source(n), sourceLayer(n), i)));
            List<Term> numbers = new ArrayList<>(List.of(number(input, activationId(n - 1, i))));
            path.factors().forEach(factor -> {
                letters.add(letters(factor));
                numbers.add(number(factor.value(), origin(factor)));
            });
            double value = input * path.product();
            sum += value;
            equations(Equation.of("", new Term.Product(letters), new Term.Product(numbers), number(value)));
        }
        double left = paths.count() - paths.shown().size();
        if (left > 0) {
            paragraph(String.format(
                    Locale.ROOT, "%.0f ways more are left out, the largest are shown; together they come to:", left));
            equations(Equation.of("", letter("R"), number(exact - sum)));
        }
    }

    private static Term letters(Factor factor) {
        return switch (factor.kind()) {
            case SLOPE ->
                new Slope(letter("a", factor.layer(), factor.to()), letter("z", factor.layer(), factor.from()));
            case WEIGHT -> letter("w", factor.layer(), factor.from(), factor.to());
            case LOSS -> new Slope(L, letter("a", factor.layer(), factor.to()));
        };
    }

    private String origin(Factor factor) {
        int n = dense(factor.layer());
        return switch (factor.kind()) {
            case SLOPE -> slopeId(n, factor.to(), factor.from());
            case WEIGHT -> "";
            case LOSS -> id("p", n, factor.to());
        };
    }

    private void matrices() {
        heading("All weights: the same in matrices");
        for (int n = layers.size() - 1; n >= 0; n--) {
            int l = layers.get(n).index();
            double[][] gradient = explanation.trace().gradients().weights(l).toArray();
            paragraph("Layer " + l + ": each row of the gradient is an input times all deltas, dL/dW = x^T delta.");
            double[] delta = layers.get(n).delta()[0];
            for (int i : shownRows(n, gradient.length)) {
                int unit = n;
                int input = i;
                equations(Equation.of(
                        id("W", n, i),
                        new Slope(L, letter("w", l, i)),
                        product(
                                number(layers.get(unit).input()[0][input], activationId(unit - 1, input)),
                                row(delta, k -> id("d", unit, k))),
                        row(gradient[i], k -> "")));
            }
            note(gradient.length, "rows");
        }
    }

    private void update() {
        heading("The update, learning_rate " + explanation.learningRate());
        explanation.updateRule().forEach(this::paragraph);
        int n = dense(focus.layer());
        int l = focus.layer();
        int i = focus.input();
        int j = focus.output();
        equations(
                Equation.of("", letter("w", l, i, j), number(change(n).weights()[i][j])),
                Equation.of("", letter("w", l, i, j), number(change(n).newWeights()[i][j])),
                Equation.of("", letter("b", l, j), number(change(n).bias()[j])),
                Equation.of("", letter("b", l, j), number(change(n).newBias()[j])));
        paragraph("Before and after, the weight and the bias. The loss of this sample after the update of all:");
        equations(Equation.of("", L, number(explanation.lossAfter())));
    }

    private Change change(int n) {
        return explanation.changes().get(n);
    }

    private int dense(int layer) {
        return IntStream.range(0, layers.size())
                .filter(n -> layers.get(n).index() == layer)
                .findFirst()
                .orElseThrow();
    }

    /** What comes into a layer: x, or the activations of the dense layer before. */
    private static String source(int n) {
        return n == 0 ? "x" : "a";
    }

    private int sourceLayer(int n) {
        return n == 0 ? -1 : layers.get(n - 1).index();
    }

    private String activationId(int n, int unit) {
        return n < 0 || !shown(n, layers.get(n).activation()[0].length).contains(unit) ? "" : id("a", n, unit);
    }

    private String id(String name, int n, int unit) {
        return name + layers.get(n).index() + "-" + unit;
    }

    private String slopeId(int n, int a, int z) {
        return "s" + layers.get(n).index() + "-" + a + "-" + z;
    }

    /** Units of a layer that the page has room for; of a neuron's page, that one alone in its layer. */
    private List<Integer> shown(int n, int count) {
        if (focus.neuron() && layers.get(n).index() == focus.layer()) {
            return List.of(focus.output());
        }
        return range(Math.min(count, MOST_UNITS));
    }

    private List<Integer> shownRows(int n, int count) {
        return n < 0 ? List.of() : range(Math.min(count, MOST_UNITS));
    }

    private static List<Integer> range(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static List<Term> terms(int count, IntFunction<Term> term) {
        return IntStream.range(0, Math.min(count, MOST_UNITS)).mapToObj(term).toList();
    }

    private static List<Term> all(List<Term> terms, Term last) {
        List<Term> all = new ArrayList<>(terms);
        all.add(last);
        return all;
    }

    private static int leftOut(int count) {
        return Math.max(0, count - MOST_UNITS);
    }

    private static Row row(double[] values, IntFunction<String> origin) {
        return new Row(terms(values.length, k -> number(values[k], origin.apply(k))), leftOut(values.length));
    }

    private void note(int count, String what) {
        if (count > MOST_UNITS) {
            paragraph("... and " + (count - MOST_UNITS) + " " + what + " more, which are left out here.");
        }
    }

    private void heading(String text) {
        blocks.add(new Heading(2, text));
    }

    private void paragraph(String text) {
        blocks.add(new Paragraph(text));
    }

    private void equations(Equation... equations) {
        blocks.add(new Equations(List.of(equations)));
    }
}
