package dev.nn.application.explain;

import static dev.nn.application.page.Term.exactly;
import static dev.nn.application.page.Term.letter;
import static dev.nn.application.page.Term.number;
import static dev.nn.application.page.Term.product;

import dev.nn.application.explain.Paths.Factor;
import dev.nn.application.explain.Paths.Path;
import dev.nn.application.page.Term;
import dev.nn.application.page.Term.Difference;
import dev.nn.application.page.Term.Power;
import dev.nn.application.page.Term.Product;
import dev.nn.application.page.Term.Slope;
import dev.nn.application.port.in.Explanation.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One weight: every path from it to the loss, their sum, the same derivative from its unit's delta,
 * and a finite-difference check.
 */
final class WeightSection {

    private static final Term L = letter("L");

    private final Worksheet sheet;
    private final int n;
    private final int i;
    private final int j;
    private final int l;
    private final Term slope;

    WeightSection(Worksheet sheet) {
        this.sheet = sheet;
        this.l = sheet.focus().layer();
        this.n = l;
        this.i = sheet.focus().input();
        this.j = sheet.focus().output();
        this.slope = new Slope(L, letter("w", l, i, j));
    }

    void write() {
        sheet.heading("One weight: w[" + i + "," + j + "] of layer " + l);
        double exact = sheet.explanation().trace().gradients().weights(l).get(i, j);
        Term arithmetic = product(sheet.inputNumber(n, i), number(sheet.delta[n][j], sheet.origin("d", n, j)));
        double derivative = sheet.rounding().result(() -> arithmetic, exact);
        paths(derivative);
        sheet.paragraph(
                "The same derivative from the delta of its unit, which includes all these paths, and the bias:");
        sheet.equation(
                "derivative",
                slope,
                product(sheet.inputLetter(n, i), letter("delta", l, j)),
                arithmetic,
                number(derivative));
        sheet.equation(
                "",
                new Slope(L, letter("b", l, j)),
                letter("delta", l, j),
                number(sheet.delta[n][j], sheet.origin("d", n, j)));
        if (!sheet.rounding().rounds()) {
            measured();
        }
    }

    /**
     * Writes every path from the weight to the loss, or the largest ones and the sum of the rest.
     */
    private void paths(double derivative) {
        Paths paths = Paths.of(sheet, n, j);
        sheet.paragraph(
                "Each path from this weight to the loss is a product; the derivative is the sum over all of them.");
        List<Term> letters = new ArrayList<>();
        List<Term> numbers = new ArrayList<>();
        for (Path path : paths.shown()) {
            List<Term> factors = new ArrayList<>(List.of(sheet.inputLetter(n, i)));
            List<Term> values = new ArrayList<>(List.of(sheet.inputNumber(n, i)));
            path.factors().forEach(factor -> {
                factors.add(letters(factor));
                values.add(number(factor.value(), origin(factor)));
            });
            String id = "path" + letters.size();
            Term letter = letter("P", -1, letters.size());
            double value = sheet.rounding().result(new Product(values));
            sheet.equation(id, letter, new Product(factors), new Product(values), number(value));
            letters.add(letter);
            numbers.add(number(value, id));
        }
        double left = paths.count() - paths.shown().size();
        if (left > 0) {
            sheet.paragraph(
                    String.format(Locale.ROOT, "Only the largest paths are shown; the other %.0f sum to:", left));
            Term rest = new Difference(number(derivative, "derivative"), Term.sum(List.copyOf(numbers)));
            double value = sheet.rounding().result(rest);
            sheet.equation(
                    "rest", letter("R"), new Difference(slope, Term.sum(List.copyOf(letters))), rest, number(value));
            letters.add(letter("R"));
            numbers.add(number(value, "rest"));
        }
        Term sum = Term.sum(numbers);
        sheet.equation(
                "", slope, Term.sum(letters), sum, number(sheet.rounding().result(sum)));
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
        int dense = factor.layer();
        boolean listed = sheet.isOnPage(dense, factor.to()) && sheet.isOnPage(dense, factor.from());
        return switch (factor.kind()) {
            case SLOPE ->
                listed && (!sheet.isRow(dense) || factor.to() < sheet.shown())
                        ? sheet.slopeId(dense, factor.to(), factor.from())
                        : "";
            case WEIGHT -> "";
            case LOSS -> sheet.origin("p", dense, factor.to());
        };
    }

    /**
     * Writes the central difference of two forward passes. Their losses have every digit, since
     * most digits cancel in the difference.
     */
    private void measured() {
        Measurement measurement = sheet.explanation().followed().measurement();
        sheet.paragraph("Finite-difference check: central difference of the loss at this weight.");
        sheet.equation(
                "",
                slope,
                product(
                        new Difference(exactly(measurement.above()), exactly(measurement.below())),
                        new Power(number(2), number(-1.0 - Math.getExponent(measurement.step())))),
                number(measurement.slope()));
    }
}
