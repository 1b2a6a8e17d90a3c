package dev.nn.application.explain;

import static dev.nn.application.page.Term.applied;
import static dev.nn.application.page.Term.letter;
import static dev.nn.application.page.Term.number;
import static dev.nn.application.page.Term.product;

import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Term;
import dev.nn.application.page.Term.Written;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.ElementwiseActivation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.RowActivation;
import dev.nn.domain.function.RowFormulas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The forward pass, layer by layer: each sum, then each activation.
 *
 * @param title the start of each layer's heading, before the layer number
 */
record ForwardSection(Worksheet sheet, String title) {

    void write() {
        for (int n : sheet.order()) {
            int layer = n;
            sheet.heading(title + n);
            Activation activation = sheet.activation(n);
            if (activation instanceof FormulaActivation formula) {
                if (sheet.isAfter()) {
                    sheet.units(n, j -> List.of(preActivation(layer, j), activation(layer, j, formula)));
                    continue;
                }
                sheet.equation("", applied("f", letter("x")), new Written(formula.formula()));
                sheet.equation("", applied("f'", letter("x")), new Written(formula.derivative()));
                sheet.units(n, j -> List.of(preActivation(layer, j), activation(layer, j, formula)));
            } else if (activation instanceof ElementwiseActivation java) {
                sheet.paragraph("f is implemented in Java: its values and derivatives are shown as computed.");
                sheet.units(n, j -> List.of(preActivation(layer, j), computed(layer, j, java)));
            } else {
                sheet.units(n, j -> List.of(preActivation(layer, j)));
                row(n, (RowActivation) activation);
            }
        }
    }

    private Equation preActivation(int n, int j) {
        if (!sheet.learns(n)) {
            sheet.z[n][j] = sheet.input(n)[j];
            return Worksheet.of(
                    sheet.id("z", n, j), letter("z", n, j), sheet.inputLetter(n, j), sheet.inputNumber(n, j));
        }
        int l = n;
        int inputs = sheet.input(n).length;
        List<Term> letters =
                new ArrayList<>(Worksheet.terms(inputs, i -> product(sheet.inputLetter(n, i), letter("w", l, i, j))));
        letters.add(letter("b", l, j));
        List<Term> numbers = new ArrayList<>(
                Worksheet.terms(inputs, i -> product(sheet.inputNumber(n, i), number(sheet.weights[n][i][j]))));
        numbers.add(number(sheet.bias[n][j]));
        Term sum = sheet.sum(numbers);
        sheet.z[n][j] = sheet.rounding().result(() -> sum, sheet.z[n][j]);
        return Worksheet.of(sheet.id("z", n, j), letter("z", l, j), sheet.letters(letters), sum, number(sheet.z[n][j]));
    }

    private Term preActivationNumber(int n, int j) {
        return number(sheet.z[n][j], sheet.origin("z", n, j));
    }

    private Equation activation(int n, int j, FormulaActivation formula) {
        Term z = preActivationNumber(n, j);
        Term arithmetic =
                new FormulaTerms(sheet.rounding(), Map.of(FormulaActivation.VARIABLE, z)).of(formula.formula());
        sheet.a[n][j] = sheet.rounding().result(() -> arithmetic, sheet.a[n][j]);
        return equation(n, j, applied("f", z), arithmetic);
    }

    private Equation computed(int n, int j, ElementwiseActivation java) {
        sheet.a[n][j] = sheet.rounding().computed(() -> java.value(sheet.z[n][j]), sheet.a[n][j]);
        return equation(n, j, applied("f", preActivationNumber(n, j)));
    }

    private Equation equation(int n, int j, Term... sides) {
        List<Term> all = new ArrayList<>(List.of(letter("a", n, j)));
        all.addAll(List.of(sides));
        all.add(number(sheet.a[n][j]));
        return Worksheet.of(sheet.id("a", n, j), all.toArray(Term[]::new));
    }

    private void row(int n, RowActivation activation) {
        Optional<RowFormulas> formulas = activation.formulas();
        Term applied = applied(sheet.explanation().activation(n), letter("z", n));
        if (formulas.isPresent()) {
            shares(n, formulas.get());
            return;
        }
        sheet.paragraph("The row activation is implemented in Java: its values and derivatives are shown as computed.");
        double[] values = new double[sheet.units(n)];
        activation.value(sheet.z[n].clone(), values);
        sheet.units(n, j -> {
            sheet.a[n][j] = sheet.rounding().computed(() -> values[j], sheet.a[n][j]);
            return List.of(equation(n, j, applied));
        });
    }

    /** Writes each unit's share of a sum over the row, the sum, then each activation. */
    private void shares(int n, RowFormulas formulas) {
        int l = n;
        int units = sheet.units(n);
        double shift = shift(sheet.z[n], formulas.share());
        if (shift != 0) {
            sheet.paragraph(
                    "The largest pre-activation is subtracted from all of them first: this does not change the result"
                            + " and prevents overflow of the exponentials.");
        }
        double[] u = new double[units];
        sheet.units(n, j -> {
            Term arithmetic = new FormulaTerms(sheet.rounding(), Map.of("x", preActivationNumber(n, j)))
                    .of(shifted(formulas.share(), shift));
            u[j] = sheet.rounding().result(arithmetic);
            return List.of(Worksheet.of(sheet.id("u", n, j), letter("u", l, j), arithmetic, number(u[j])));
        });
        for (int j = 0; j < units; j++) {
            if (!sheet.isWorkedOut(n, j)) {
                u[j] = formulas.share().at(sheet.z[n][j], shift);
            }
        }
        Term sum = sheet.sum(Worksheet.terms(units, k -> number(u[k], sheet.origin("u", n, k))));
        double s = sheet.rounding().result(sum);
        sheet.equation(
                sheet.id("sum" + l),
                letter("s", l),
                sheet.letters(Worksheet.terms(units, k -> letter("u", l, k))),
                sum,
                number(s));
        sheet.units(n, j -> {
            Term arithmetic = new FormulaTerms(
                            sheet.rounding(),
                            Map.of(
                                    "x",
                                    preActivationNumber(n, j),
                                    "u",
                                    number(u[j], sheet.origin("u", n, j)),
                                    "s",
                                    number(s, sheet.id("sum" + l))))
                    .of(shifted(formulas.value(), shift));
            sheet.a[n][j] = sheet.rounding().result(() -> arithmetic, sheet.a[n][j]);
            return List.of(equation(n, j, arithmetic));
        });
    }

    private static Formula shifted(Formula formula, double shift) {
        return formula.with(Map.of("m", shift));
    }

    /** Returns 0 if the shares can be computed without a shift, else the largest pre-activation. */
    private static double shift(double[] z, Formula share) {
        double sum = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (double one : z) {
            sum += share.at(one, 0);
            largest = Math.max(largest, one);
        }
        return sum > Double.MIN_NORMAL && sum < Double.MAX_VALUE ? 0 : largest;
    }
}
