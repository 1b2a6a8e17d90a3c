package dev.nn.application.explain;

import static dev.nn.application.page.Term.applied;
import static dev.nn.application.page.Term.letter;
import static dev.nn.application.page.Term.number;
import static dev.nn.application.page.Term.product;

import dev.nn.application.explain.UpdateSection.ParameterRow;
import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Term;
import dev.nn.application.page.Term.Power;
import dev.nn.application.page.Term.Quotient;
import dev.nn.application.page.Term.Written;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.training.StepRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The changes to the gradients before the update, in the order of {@link StepRules}: penalties,
 * then clipping.
 *
 * @param gradients the gradient of each row; replaced by the result
 */
record GradientRules(Worksheet sheet, List<ParameterRow> rows, List<double[]> gradients) {

    void write() {
        StepRules rules = sheet.explanation().update().rules();
        if (rules.l1() != 0 || rules.l2() != 0) {
            Formula penalty = StepRules.PENALTY.with(Map.of("l1", rules.l1(), "l2", rules.l2()));
            sheet.heading("Weight penalties");
            sheet.equation("", letter("g"), new Written(penalty.simplified()));
            sheet.paragraph("Weights only:");
            map(penalty, false);
        }
        if (!Double.isInfinite(rules.clipValue())) {
            Formula clamp = StepRules.CLAMP.with(Map.of("bound", rules.clipValue()));
            sheet.heading("Gradient clipping by value");
            sheet.equation("", letter("g"), new Written(clamp.simplified()));
            map(clamp, true);
        }
        if (!Double.isInfinite(rules.clipNorm())) {
            clipByNorm(rules.clipNorm());
        }
    }

    private void map(Formula formula, boolean biases) {
        UpdateSection.each(sheet, rows, "", layer -> {}, k -> {
            ParameterRow row = rows.get(k);
            if (row.bias() && !biases) {
                return List.of();
            }
            Term weights = sheet.row(row.bias() ? sheet.bias[row.layer()] : sheet.weights[row.layer()][row.row()]);
            return replaced(k, new FormulaTerms(sheet.rounding(), Map.of("g", gradient(k), "w", weights)).of(formula));
        });
    }

    private Term gradient(int k) {
        return sheet.row(gradients.get(k));
    }

    private List<Equation> replaced(int k, Term arithmetic) {
        double[] changed = sheet.rounding().results(arithmetic, gradients.get(k).length);
        gradients.set(k, changed);
        return List.of(Worksheet.of("", rows.get(k).letter("g"), arithmetic, sheet.row(changed)));
    }

    /** Scales all gradients together down to a norm. */
    private void clipByNorm(double bound) {
        sheet.heading("Gradient clipping by norm");
        sheet.paragraph(
                "The squares of all gradients, row by row, then the square root of their sum, the norm; if it exceeds "
                        + bound
                        + ", all gradients are multiplied by bound / (norm + 0.000001).");
        List<Term> sums = new ArrayList<>();
        UpdateSection.each(sheet, rows, "", layer -> {}, k -> {
            Term squares = sheet.sum(Arrays.stream(gradients.get(k))
                    .<Term>mapToObj(g -> new Power(number(g), number(2)))
                    .toList());
            double sum = sheet.rounding().result(squares);
            sums.add(number(sum));
            return List.of(Worksheet.of("", rows.get(k).letter("q"), squares, number(sum)));
        });
        Term root = applied("sqrt", sheet.sum(sums));
        double norm = sheet.rounding().result(root);
        sheet.equation("norm", letter("norm"), root, number(norm));
        Term quotient = new Quotient(number(bound), Term.sum(number(norm, "norm"), number(StepRules.NORM_OFFSET)));
        double factor = sheet.rounding().result(quotient);
        sheet.equation("factor", letter("factor"), quotient, number(factor));
        if (factor >= 1) {
            sheet.paragraph("The factor is at least 1, so the gradients are unchanged.");
            return;
        }
        UpdateSection.each(
                sheet, rows, "", layer -> {}, k -> replaced(k, product(number(factor, "factor"), gradient(k))));
    }
}
