package dev.nn.application.explain;

import static dev.nn.application.page.Term.applied;
import static dev.nn.application.page.Term.letter;
import static dev.nn.application.page.Term.number;
import static dev.nn.application.page.Term.product;

import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Digits;
import dev.nn.application.page.Term;
import dev.nn.application.page.Term.Quotient;
import dev.nn.application.page.Term.Slope;
import dev.nn.application.page.Term.Written;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.function.LossForm.OfElements;
import dev.nn.domain.function.LossForm.OfElementsInJava;
import dev.nn.domain.function.LossForm.OfRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The loss of the prediction on the page, term by term, and its derivative at each output. */
final class LossSection {

    private static final Term L = letter("L");
    private static final String XLOGY = "xlogy";

    private final Worksheet sheet;
    private final int n;
    private final String title;
    private final LossForm form;
    private final OptionalDouble sampleWeight;

    LossSection(Worksheet sheet, String title) {
        this.sheet = sheet;
        this.title = title;
        this.n = sheet.last();
        this.form = sheet.explanation().loss().form();
        this.sampleWeight = sheet.explanation().sample().weight();
    }

    void write() {
        sheet.heading(title);
        if (form instanceof OfElements elements) {
            ofElements(elements.formula());
        } else {
            inJava();
        }
        if (sheet.explanation().trace().onLogits() && !sheet.isAfter()) {
            sheet.paragraph(
                    "Training computes loss and gradient directly from z, fused with the activation: the same numbers,"
                            + " without the rounding errors of these steps.");
        }
    }

    private void ofElements(Formula formula) {
        Formula derivative = formula.derivative("p");
        if (!sheet.isAfter()) {
            sheet.equation("", applied("L", letter("p"), letter("t")), new Written(formula));
            sheet.equation("", applied("L'", letter("p"), letter("t")), new Written(derivative));
            if (formula.text().contains(XLOGY)) {
                sheet.paragraph("xlogy(t, p) is t ln p, and 0 where t is 0.");
            }
        }
        double[] terms = new double[sheet.units(n)];
        for (int k = 0; k < terms.length; k++) {
            terms[k] = formula.at(sheet.a[n][k], sheet.t[k]);
        }
        sheet.units(n, k -> {
            Term arithmetic = with(k).of(formula);
            terms[k] = sheet.rounding().result(() -> arithmetic, terms[k]);
            return List.of(Worksheet.of(
                    sheet.id("L", n, k), letter("L", -1, k), applied("L", pair(k)), arithmetic, number(terms[k])));
        });
        Term sum = sheet.sum(Worksheet.terms(terms.length, k -> number(terms[k], sheet.origin("L", n, k))));
        Term letters = sheet.letters(Worksheet.terms(terms.length, k -> letter("L", -1, k)));
        double machines = sheet.loss;
        double byHand = TermValue.number(reduced(sum));
        boolean agrees = OperandPrecision.agree(new double[] {byHand}, new double[] {machines});
        sheet.loss = agrees && !sheet.rounding().rounds()
                ? machines
                : sheet.rounding().given(byHand);
        sheet.equation(
                sheet.id("loss"), L, sampleWeight.isPresent() ? L : reduced(letters), reduced(sum), number(sheet.loss));
        if (!agrees && !sheet.rounding().rounds()) {
            sheet.paragraph("nn computes this loss from the pre-activations, with different rounding errors: "
                    + Digits.USUAL.text(machines) + ".");
        }
        if (sheet.isAfter()) {
            return;
        }
        sheet.units(n, k -> {
            Term arithmetic = reduced(with(k).of(derivative));
            sheet.activationGradient[n][k] = sheet.rounding().result(() -> arithmetic, sheet.activationGradient[n][k]);
            return List.of(slope(k, reduced(applied("L'", pair(k))), arithmetic));
        });
    }

    private Term[] pair(int k) {
        return new Term[] {number(sheet.a[n][k], sheet.origin("a", n, k)), number(sheet.t[k], "t")};
    }

    private FormulaTerms with(int k) {
        Term[] pair = pair(k);
        return new FormulaTerms(sheet.rounding(), Map.of("p", pair[0], "t", pair[1]));
    }

    /**
     * Applies the reduction to a term of one sample. The term is multiplied by the sample weight,
     * if there is one. A mean is divided by the number of outputs, if it is over them, and by the
     * sample weight.
     */
    private Term reduced(Term term) {
        double divisor = sheet.rounding()
                .given(Math.rint(1 / sheet.explanation().loss().reduction().scale(1, sheet.units(n))));
        boolean mean = sheet.explanation().loss().reduction().isMean();
        if (sampleWeight.isEmpty()) {
            return divisor == 1 ? term : new Quotient(term, number(divisor));
        }
        Term weight = number(sheet.rounding().given(sampleWeight.getAsDouble()));
        Term weighted = product(weight, term);
        return mean ? new Quotient(weighted, divisor == 1 ? weight : product(weight, number(divisor))) : weighted;
    }

    /**
     * Writes value and gradient as the Java function computes them from the numbers on the page.
     */
    private void inJava() {
        sheet.paragraph("The loss is implemented in Java: its value and derivatives are shown as computed.");
        double[] p = sheet.a[n].clone();
        double[] gradient = new double[p.length];
        double value = 0;
        if (form instanceof OfRows rows) {
            value = rows.value(p, sheet.t.clone());
            rows.gradient(p, sheet.t.clone(), gradient);
        } else if (form instanceof OfElementsInJava java) {
            for (int k = 0; k < p.length; k++) {
                value += java.value(p[k], sheet.t[k]);
                gradient[k] = java.derivative(p[k], sheet.t[k]);
            }
        }
        double scale = sampleWeight.isPresent()
                        && !sheet.explanation().loss().reduction().isMean()
                ? sampleWeight.getAsDouble()
                : sheet.explanation().loss().reduction().scale(1, p.length);
        double sum = value;
        sheet.loss = sheet.rounding().computed(() -> sum * scale, sheet.loss);
        sheet.equation(sheet.id("loss"), L, number(sheet.loss));
        if (sheet.isAfter()) {
            return;
        }
        sheet.units(n, k -> {
            sheet.activationGradient[n][k] =
                    sheet.rounding().computed(() -> gradient[k] * scale, sheet.activationGradient[n][k]);
            return List.of(slope(k));
        });
    }

    private Equation slope(int k, Term... arithmetic) {
        Term of = new Slope(L, letter("a", n, k));
        Term value = number(sheet.activationGradient[n][k]);
        List<Term> sides = new ArrayList<>(List.of(of));
        sides.addAll(List.of(arithmetic));
        sides.add(value);
        return Worksheet.of(sheet.id("p", n, k), sides.toArray(Term[]::new));
    }
}
