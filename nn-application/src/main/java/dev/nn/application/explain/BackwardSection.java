package dev.nn.application.explain;

import static dev.nn.application.page.Term.applied;
import static dev.nn.application.page.Term.letter;
import static dev.nn.application.page.Term.number;
import static dev.nn.application.page.Term.product;

import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Term;
import dev.nn.application.page.Term.Slope;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.RowActivation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The backward pass, last layer first: the derivative of the loss with respect to each activation,
 * then to each pre-activation.
 */
record BackwardSection(Worksheet sheet) {

    private static final Term L = letter("L");

    void write() {
        for (int n : sheet.backward()) {
            int layer = n;
            sheet.heading("Backward, layer " + n);
            if (n < sheet.last()) {
                sheet.units(n, j -> List.of(activationGradient(layer, j)));
            }
            if (sheet.isRow(n)) {
                sheet.units(n, z -> slopes(layer, z));
                sheet.units(n, z -> List.of(delta(layer, z)));
            } else {
                sheet.units(n, z -> List.of(slope(layer, z), delta(layer, z)));
            }
        }
        gradients();
    }

    /** Returns the equation of dL/da for one unit: the sum over the units of the next layer. */
    private Equation activationGradient(int n, int j) {
        int next = sheet.after(n);
        double[] gradient = sheet.activationGradient[n];
        Term slope = new Slope(L, letter("a", n, j));
        if (!sheet.learns(next)) {
            gradient[j] = sheet.delta[next][j];
            return Worksheet.of(
                    sheet.id("g", n, j),
                    slope,
                    letter("delta", next, j),
                    number(gradient[j], sheet.origin("d", next, j)));
        }
        int units = sheet.units(next);
        Term sum = sheet.sum(Worksheet.terms(
                units,
                k -> product(
                        number(sheet.delta[next][k], sheet.origin("d", next, k)), number(sheet.weights[next][j][k]))));
        gradient[j] = sheet.rounding().result(() -> sum, gradient[j]);
        return Worksheet.of(
                sheet.id("g", n, j),
                slope,
                sheet.letters(Worksheet.terms(units, k -> product(letter("delta", next, k), letter("w", next, j, k)))),
                sum,
                number(gradient[j]));
    }

    /** Returns the equation of da/dz for one unit of an elementwise activation. */
    private Equation slope(int n, int j) {
        Activation activation = sheet.activation(n);
        Term z = number(sheet.z[n][j], sheet.origin("z", n, j));
        Term letters = new Slope(letter("a", n, j), letter("z", n, j));
        double[] value = sheet.slope[n][j];
        if (activation instanceof FormulaActivation formula) {
            // The page already shows the activation, so the derivative refers to its value.
            Term a = number(sheet.a[n][j], sheet.origin("a", n, j));
            Term arithmetic = new FormulaTerms(
                            sheet.rounding(),
                            Map.of(FormulaActivation.VARIABLE, z),
                            Map.of(formula.formula().simplified().expression(), a))
                    .of(formula.derivative());
            value[0] = sheet.rounding().result(() -> arithmetic, value[0]);
            return Worksheet.of(sheet.slopeId(n, j, j), letters, applied("f'", z), arithmetic, number(value[0]));
        }
        value[0] = sheet.rounding().computed(() -> Worksheet.derivative(activation, sheet.z[n][j]), value[0]);
        return Worksheet.of(sheet.slopeId(n, j, j), letters, applied("f'", z), number(value[0]));
    }

    /** Returns the equations of da/dz for every activation of a row and one pre-activation. */
    private List<Equation> slopes(int n, int z) {
        RowActivation activation = (RowActivation) sheet.activation(n);
        double[][] written = sheet.rounding().rounds() && activation.formulas().isEmpty()
                ? activation.jacobian(sheet.z[n].clone())
                : sheet.slope[n];
        List<Equation> equations = new ArrayList<>();
        for (int j = 0; j < sheet.units(n); j++) {
            int to = j;
            if (!sheet.isWorkedOut(n, to)) {
                continue;
            }
            Term letters = new Slope(letter("a", n, to), letter("z", n, z));
            String id = sheet.slopeId(n, to, z);
            if (activation.formulas().isPresent()) {
                Term a = number(sheet.a[n][to], sheet.origin("a", n, to));
                Term b = number(sheet.a[n][z], sheet.origin("a", n, z));
                var formulas = activation.formulas().get();
                Term arithmetic = new FormulaTerms(sheet.rounding(), Map.of("a", a, "b", b))
                        .of(to == z ? formulas.ownSlope() : formulas.otherSlope());
                sheet.slope[n][to][z] = sheet.rounding().result(() -> arithmetic, sheet.slope[n][to][z]);
                equations.add(Worksheet.of(id, letters, arithmetic, number(sheet.slope[n][to][z])));
            } else {
                double exact = written[to][z];
                sheet.slope[n][to][z] = sheet.rounding().computed(() -> exact, exact);
                equations.add(Worksheet.of(id, letters, number(sheet.slope[n][to][z])));
            }
        }
        return equations.subList(0, Math.min(equations.size(), sheet.shown()));
    }

    /** Returns the equation of dL/dz, summed over every activation that depends on z. */
    private Equation delta(int n, int z) {
        int l = n;
        List<Integer> through =
                sheet.isRow(n) ? IntStream.range(0, sheet.units(n)).boxed().toList() : List.of(z);
        String gradient = n == sheet.last() ? "p" : "g";
        Term sum = sheet.sum(through.stream()
                .<Term>map(a -> product(
                        number(sheet.activationGradient[n][a], sheet.origin(gradient, n, a)),
                        number(sheet.slope(n, a, z), slopeOrigin(n, a, z))))
                .toList());
        Term letters = sheet.letters(through.stream()
                .<Term>map(
                        a -> product(new Slope(L, letter("a", l, a)), new Slope(letter("a", l, a), letter("z", l, z))))
                .toList());
        sheet.delta[n][z] = sheet.rounding().result(() -> sum, sheet.delta[n][z]);
        return Worksheet.of(
                sheet.id("d", n, z),
                letter("delta", l, z),
                new Slope(L, letter("z", l, z)),
                letters,
                sum,
                number(sheet.delta[n][z]));
    }

    private String slopeOrigin(int n, int a, int z) {
        boolean listed = sheet.isOnPage(n, z) && (!sheet.isRow(n) || (sheet.isOnPage(n, a) && a < sheet.shown()));
        return listed ? sheet.slopeId(n, a, z) : "";
    }

    /** Writes each row of a layer's weight gradient: one input times all deltas. */
    private void gradients() {
        sheet.heading("All gradients in matrix form");
        for (int n : sheet.backward()) {
            if (!sheet.learns(n)) {
                continue;
            }
            int layer = n;
            int l = n;
            sheet.paragraph("Layer " + l
                    + ": each row of the gradient is one input times all deltas, dL/dW = x^T delta; the"
                    + " bias gradient is delta itself.");
            double[][] exact =
                    sheet.explanation().trace().gradients().weights(l).toArray();
            sheet.rows(exact.length, i -> {
                Term deltas = sheet.row(sheet.delta[layer], k -> sheet.origin("d", layer, k));
                Term arithmetic = product(sheet.inputNumber(layer, i), deltas);
                double[] row =
                        sheet.rounding().rounds() ? sheet.rounding().results(arithmetic, exact[i].length) : exact[i];
                return List.of(Worksheet.of(
                        sheet.id("W", layer, i),
                        new Slope(L, letter("w", l, i)),
                        product(sheet.inputLetter(layer, i), letter("delta", l)),
                        arithmetic,
                        sheet.row(row)));
            });
            sheet.equation(
                    "B" + l,
                    new Slope(L, letter("b", l)),
                    letter("delta", l),
                    sheet.row(sheet.delta[n], k -> sheet.origin("d", layer, k)));
        }
    }
}
