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
import dev.nn.application.port.in.Explanation;
import dev.nn.domain.formula.Expression.Symbol;
import dev.nn.domain.optimizer.UpdateRule;
import dev.nn.domain.optimizer.UpdateRule.Assignment;
import dev.nn.domain.optimizer.UpdateRule.State;
import dev.nn.domain.training.StepRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The update of every parameter by the optimizer's assignments, in order: the old row, the
 * gradient, its state, the new row.
 */
final class ParameterUpdate {

    private static final String PARAMETER = "parameter";

    private final Worksheet sheet;
    private final List<ParameterRow> rows;
    private final List<double[]> gradients;
    private final double rate;
    private final UpdateRule rule;
    private final StepRules rules;
    private final Set<Equation> scalarsWritten = new HashSet<>();

    ParameterUpdate(Worksheet sheet, List<ParameterRow> rows, List<double[]> gradients, double rate) {
        this.sheet = sheet;
        this.rows = rows;
        this.gradients = gradients;
        this.rate = rate;
        this.rule = sheet.explanation().update().rule();
        this.rules = sheet.explanation().update().rules();
    }

    /** Writes the update and returns the new rows, as written on the page. */
    List<double[]> write() {
        sheet.heading("All parameters: old, gradient, new");
        boolean bounded = !Double.isInfinite(rules.maxNorm());
        List<double[]> updated = new ArrayList<>();
        UpdateSection.each(sheet, rows, "", layer -> {}, k -> {
            ParameterRow row = rows.get(k);
            if (rules.frozen().contains(row.layer())) {
                updated.add(old(row));
                return List.of(Worksheet.of("", UpdateSection.renewed(row.letter("w")), sheet.row(old(row))));
            }
            return assignments(row, gradients.get(k), bounded && !row.bias(), updated);
        });
        if (bounded) {
            maxNorm(updated);
        }
        return updated;
    }

    private double[] old(ParameterRow row) {
        return row.bias() ? sheet.bias[row.layer()] : sheet.weights[row.layer()][row.row()];
    }

    private double[] exact(ParameterRow row) {
        Explanation.Change change = sheet.explanation().change(row.layer());
        return row.bias() ? change.newBias() : change.newWeights()[row.row()];
    }

    /**
     * Writes a row's assignments.
     *
     * @param unbounded whether max-norm scaling follows, so that the result is not yet the run's
     *     value
     */
    private List<Equation> assignments(ParameterRow row, double[] gradient, boolean unbounded, List<double[]> updated) {
        Map<String, Term> symbols = new HashMap<>();
        symbols.put(PARAMETER, sheet.row(old(row)));
        symbols.put("gradient", sheet.row(gradient));
        symbols.put("learning_rate", number(rate, "rate"));
        symbols.put("step", number(1));
        for (State state : rule.elementState()) {
            symbols.put(state.name(), number(sheet.rounding().given(state.initial())));
        }
        for (State state : rule.scalarState()) {
            symbols.put(state.name(), number(sheet.rounding().given(state.initial())));
        }
        List<Equation> equations = new ArrayList<>();
        double[] last = old(row);
        int end = lastOfParameter();
        for (int k = 0; k < rule.assignments().size(); k++) {
            Assignment assignment = rule.assignments().get(k);
            Term arithmetic = new FormulaTerms(sheet.rounding(), symbols).of(assignment.formula());
            int length = TermValue.of(arithmetic).length;
            boolean parameter = assignment.target().equals(PARAMETER);
            if (assignment.formula().expression() instanceof Symbol && !parameter) {
                // An alias of a value that is already on the page.
                symbols.put(assignment.target(), arithmetic);
                continue;
            }
            if (length == 1 && gradient.length > 1 && !parameter) {
                double value = sheet.rounding().result(arithmetic);
                Equation scalar = Worksheet.of("", letter(assignment.target()), arithmetic, number(value));
                if (scalarsWritten.add(scalar)) {
                    equations.add(scalar);
                }
                symbols.put(assignment.target(), number(value));
                continue;
            }
            double[] values = sheet.rounding().results(arithmetic, gradient.length);
            if (parameter) {
                values = sheet.rounding().rounds() || unbounded || k < end ? values : exact(row);
                last = values;
            }
            Term letter = parameter ? UpdateSection.renewed(row.letter("w")) : row.letter(assignment.target());
            equations.add(Worksheet.of("", letter, arithmetic, sheet.row(values)));
            symbols.put(assignment.target(), sheet.row(values));
        }
        updated.add(last);
        return equations;
    }

    /** Returns the index of the last assignment to the parameter; its result is the run's value. */
    private int lastOfParameter() {
        int last = 0;
        for (int k = 0; k < rule.assignments().size(); k++) {
            last = rule.assignments().get(k).target().equals(PARAMETER) ? k : last;
        }
        return last;
    }

    /** Scales each unit's incoming weights down to the maximum norm. */
    private void maxNorm(List<double[]> updated) {
        sheet.heading("Max-norm constraint");
        sheet.paragraph("If the norm of a unit's incoming weights exceeds " + rules.maxNorm()
                + ", all of them are multiplied by one factor.");
        int from = 0;
        for (int n : sheet.learning()) {
            int start = from;
            int layer = n;
            int inputs = sheet.weights[n].length;
            from += inputs + 1;
            if (rules.frozen().contains(n)) {
                continue;
            }
            double[] factors = new double[sheet.units(n)];
            for (int j = 0; j < factors.length; j++) {
                int unit = j;
                Term norm = applied(
                        "sqrt",
                        sheet.sum(Worksheet.terms(
                                inputs, i -> new Power(number(updated.get(start + i)[unit]), number(2)))));
                double written = sheet.rounding().result(norm);
                Term quotient = new Quotient(number(sheet.rounding().given(rules.maxNorm())), number(written));
                double factor = sheet.rounding().result(quotient);
                factors[j] = Math.min(1, factor);
                if (sheet.isOnPage(n, j)) {
                    sheet.equation("", letter("norm", n, j), norm, number(written));
                    sheet.equation("", letter("factor", n, j), applied("min", number(1), quotient), number(factors[j]));
                }
            }
            sheet.rows(inputs, i -> {
                Term arithmetic = product(sheet.row(updated.get(start + i)), sheet.row(factors));
                ParameterRow row = rows.get(start + i);
                double[] values =
                        sheet.rounding().rounds() ? sheet.rounding().results(arithmetic, factors.length) : exact(row);
                updated.set(start + i, values);
                return List.of(
                        Worksheet.of("", UpdateSection.renewed(letter("w", layer, i)), arithmetic, sheet.row(values)));
            });
        }
    }
}
