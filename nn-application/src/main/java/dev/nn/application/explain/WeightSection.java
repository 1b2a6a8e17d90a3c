package dev.nn.application.explain;

import static dev.nn.application.page.Term.letter;
import static dev.nn.application.page.Term.number;
import static dev.nn.application.page.Term.product;

import dev.nn.application.explain.Paths.Factor;
import dev.nn.application.explain.Paths.Path;
import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Term;
import dev.nn.application.page.Term.Applied;
import dev.nn.application.page.Term.Slope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sections about the one weight that is looked at closely: its derivative way by way, and its update. */
record WeightSection(ExplanationParts parts) {

    private static final Term L = letter("L");

    /** One weight: every way from it to the loss, then all of them together, and the same measured. */
    void derivative() {
        int n = parts.dense(parts.focus().layer());
        int i = parts.focus().input();
        int j = parts.focus().output();
        int l = parts.focus().layer();
        Term weight = letter("w", l, i, j);
        double input = parts.layers().get(n).input()[0][i];
        double exact = parts.explanation().trace().gradients().weights(l).get(i, j);
        parts.heading("One weight: w[" + i + "," + j + "] of layer " + l);
        // Ways are products of exact numbers; rounded ones would not come to the rounded derivative.
        if (parts.explanation().rounding().isEmpty()) {
            ways(n, i, j, exact);
        } else {
            parts.paragraph(
                    "The ways from this weight to the loss, and what is measured, are on the page without --digits: products"
                            + " of rounded numbers would not add up to the rounded derivative.");
        }
        parts.equations(
                Equation.of(
                        "",
                        new Slope(L, weight),
                        product(letter(ExplanationParts.source(n), parts.sourceLayer(n), i), letter("delta", l, j)),
                        product(
                                number(input, parts.activationId(n - 1, i)),
                                number(parts.layers().get(n).delta()[0][j], parts.id("d", n, j))),
                        number(exact)),
                Equation.of(
                        "",
                        new Slope(L, letter("b", l, j)),
                        letter("delta", l, j),
                        number(parts.layers().get(n).delta()[0][j], parts.id("d", n, j))));
        if (parts.explanation().rounding().isPresent()) {
            Explanation.Rounding rounding = parts.explanation().rounding().get();
            parts.paragraph(String.format(
                    Locale.ROOT,
                    "Every result was rounded to %d digits after the point. Without that the loss would be %.10f, and this"
                            + " derivative %.10f: rounding costs %.1e and %.1e.",
                    rounding.digits(),
                    rounding.loss(),
                    rounding.weight(),
                    Math.abs(rounding.loss() - parts.explanation().trace().loss()),
                    Math.abs(rounding.weight() - exact)));
            return;
        }
        parts.paragraph(
                "Measured: the loss at this weight a little more and a little less, divided by the distance; the same for the"
                        + " bias.");
        parts.equations(
                Equation.of("", new Slope(L, weight), number(parts.explanation().measuredWeight())),
                Equation.of(
                        "",
                        new Slope(L, letter("b", l, j)),
                        number(parts.explanation().measuredBias())));
    }

    /** Every way from a weight to the loss, or the largest ones and what the others come to. */
    private void ways(int n, int i, int j, double exact) {
        double input = parts.layers().get(n).input()[0][i];
        Paths paths = Paths.of(parts.explanation(), parts.slopes(), n, j);
        parts.paragraph(
                "Each way from this weight to the loss is a product; the derivative is the sum over all of them.");
        double sum = 0;
        for (Path path : paths.shown()) {
            List<Term> letters = new ArrayList<>(List.of(letter(ExplanationParts.source(n), parts.sourceLayer(n), i)));
            List<Term> numbers = new ArrayList<>(List.of(number(input, parts.activationId(n - 1, i))));
            path.factors().forEach(factor -> {
                letters.add(letters(factor));
                numbers.add(number(factor.value(), origin(factor)));
            });
            double value = input * path.product();
            sum += value;
            parts.equations(Equation.of("", new Term.Product(letters), new Term.Product(numbers), number(value)));
        }
        double left = paths.count() - paths.shown().size();
        if (left > 0) {
            parts.paragraph(String.format(
                    Locale.ROOT, "%.0f ways more are left out, the largest are shown; together they come to:", left));
            parts.equations(Equation.of("", letter("R"), number(exact - sum)));
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
        int n = parts.dense(factor.layer());
        return switch (factor.kind()) {
            case SLOPE -> parts.slopeId(n, factor.to(), factor.from());
            case WEIGHT -> "";
            case LOSS -> parts.id("p", n, factor.to());
        };
    }

    /** The derivative of a batch from those of its samples; nothing where there is one sample. */
    void batch() {
        List<Explanation.OfSample> batch = parts.explanation().batch();
        if (batch.isEmpty()) {
            return;
        }
        int l = parts.focus().layer();
        int i = parts.focus().input();
        int j = parts.focus().output();
        boolean mean = parts.explanation().loss().reduction().scale(2, 1) < 1;
        boolean even =
                batch.stream().allMatch(one -> one.share() == batch.get(0).share());
        parts.heading("A batch of " + batch.size() + " samples");
        parts.paragraph("Each sample gives a derivative of its own; the batch's is their "
                + (!mean ? "sum" : even ? "mean" : "mean, each multiplied by its share of what all of them count")
                + ", and there is one update for all.");
        List<Term> slopes = new ArrayList<>();
        for (Explanation.OfSample one : batch) {
            parts.equations(
                    Equation.of("", letter("L", -1, one.sample()), number(one.loss())),
                    Equation.of(
                            "g" + one.sample(),
                            new Slope(letter("L", -1, one.sample()), letter("w", l, i, j)),
                            number(one.weight())));
            Term slope = number(one.weight(), "g" + one.sample());
            slopes.add(even ? slope : product(number(one.share()), slope));
        }
        Term sum = new Term.Sum(slopes, 0);
        parts.equations(Equation.of(
                "",
                new Slope(L, letter("w", l, i, j)),
                mean && even ? product(number(batch.get(0).share()), sum) : sum,
                number(parts.explanation().batchWeight())));
    }

    void update() {
        parts.heading("The update, learning_rate " + parts.explanation().learningRate());
        parts.explanation().updateRule().forEach(parts::paragraph);
        int n = parts.dense(parts.focus().layer());
        int l = parts.focus().layer();
        int i = parts.focus().input();
        int j = parts.focus().output();
        parts.paragraph("The weight and the bias before, then after:");
        parts.equations(
                Equation.of("", letter("w", l, i, j), number(parts.change(n).weights()[i][j])),
                Equation.of(
                        "",
                        new Applied("new", letter("w", l, i, j)),
                        number(parts.change(n).newWeights()[i][j])),
                Equation.of("", letter("b", l, j), number(parts.change(n).bias()[j])),
                Equation.of(
                        "",
                        new Applied("new", letter("b", l, j)),
                        number(parts.change(n).newBias()[j])));
        parts.paragraph("The loss of " + (parts.explanation().batch().isEmpty() ? "this sample" : "the batch")
                + " after the update of all:");
        parts.equations(Equation.of("", L, number(parts.explanation().lossAfter())));
    }
}
