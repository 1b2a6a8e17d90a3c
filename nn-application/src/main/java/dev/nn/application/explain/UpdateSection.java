package dev.nn.application.explain;

import static dev.nn.application.page.Term.applied;
import static dev.nn.application.page.Term.letter;
import static dev.nn.application.page.Term.number;
import static dev.nn.application.page.Term.product;

import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Term;
import dev.nn.application.page.Term.Quotient;
import dev.nn.application.page.Term.Slope;
import dev.nn.application.page.Term.Written;
import dev.nn.application.port.in.Explanation;
import dev.nn.application.port.in.Explanation.OfSample;
import dev.nn.application.port.in.Focus;
import dev.nn.domain.formula.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The update: the gradients of a batch, penalties and clipping, then every parameter by the
 * optimizer's rule.
 */
final class UpdateSection {

    private static final Term L = letter("L");

    private final Worksheet sheet;
    private final Explanation explanation;
    private final Explanation.Update update;

    UpdateSection(Worksheet sheet) {
        this.sheet = sheet;
        this.explanation = sheet.explanation();
        this.update = explanation.update();
    }

    /** A row of parameters: the weights of an input, or a layer's biases. */
    record ParameterRow(int layer, int row, boolean bias) {
        Term letter(String name) {
            return bias ? Term.letter(name.equals("w") ? "b" : name + "_b", layer) : Term.letter(name, layer, row);
        }

        String id(String name) {
            return name + layer + "-" + (bias ? "bias" : row);
        }
    }

    void write() {
        sheet.heading("The update");
        update.rule().assignments().forEach(a -> sheet.equation("", letter(a.target()), new Written(a.formula())));
        double rate = rate();
        List<ParameterRow> rows = rows();
        List<double[]> gradients = new ArrayList<>();
        rows.forEach(row -> gradients.add(given(row)));
        if (explanation.batch().size() > 1) {
            batch(rows, gradients);
        }
        new GradientRules(sheet, rows, gradients).write();
        if (!update.rules().frozen().isEmpty()) {
            sheet.paragraph("Not trainable, so its parameters stay as they are: layer "
                    + String.join(
                            ", ",
                            update.rules().frozen().stream()
                                    .sorted()
                                    .map(Object::toString)
                                    .toList())
                    + ".");
        }
        List<double[]> updated = new ParameterUpdate(sheet, rows, gradients, rate).write();
        new UpdatedLossSection(sheet, updated).write();
    }

    /** Writes and returns the learning rate of this step. */
    private double rate() {
        double rate = sheet.rounding().given(update.learningRate());
        if (update.factor() == 1) {
            sheet.equation("rate", letter("learning_rate"), number(rate));
            return rate;
        }
        Term quotient = factor();
        double factor = sheet.rounding().result(() -> quotient, update.factor());
        sheet.equation("factor", letter("factor"), quotient, number(factor));
        Term arithmetic = product(number(rate), number(factor, "factor"));
        double scheduled = sheet.rounding().result(() -> arithmetic, update.learningRate() * update.factor());
        sheet.equation("rate", letter("learning_rate"), arithmetic, number(scheduled));
        return scheduled;
    }

    /** Returns the schedule's factor at the first step: the warm-up fraction, or the formula. */
    private Term factor() {
        Explanation.Schedule schedule = update.schedule();
        long warmup = schedule.rule().warmupEpochs() * schedule.stepsPerEpoch();
        if (warmup > 0) {
            sheet.paragraph("Warm-up: the first of " + warmup + " steps uses this fraction of the learning rate.");
            return new Quotient(number(1), number(sheet.rounding().given((double) warmup)));
        }
        if (schedule.rule().formula().isEmpty()) {
            sheet.paragraph("The schedule is implemented in Java: its factor is shown as computed.");
            return number(sheet.rounding().given(update.factor()));
        }
        Formula formula = schedule.rule().formula().get();
        sheet.paragraph("The schedule's factor at the first step:");
        sheet.equation("", letter("factor"), new Written(formula.simplified()));
        return new FormulaTerms(
                        sheet.rounding(),
                        Map.of(
                                "epoch",
                                number(0),
                                "step",
                                number(0),
                                "epochs",
                                number(sheet.rounding().given(schedule.epochs())),
                                "steps",
                                number(sheet.rounding().given((double) schedule.epochs() * schedule.stepsPerEpoch()))))
                .of(formula);
    }

    private List<ParameterRow> rows() {
        List<ParameterRow> rows = new ArrayList<>();
        for (int n : sheet.learning()) {
            for (int i = 0; i < sheet.weights[n].length; i++) {
                rows.add(new ParameterRow(n, i, false));
            }
            rows.add(new ParameterRow(n, 0, true));
        }
        return rows;
    }

    /**
     * Returns a row's gradient as written above; {@link #batch} computes a batch's from its
     * samples.
     */
    private double[] given(ParameterRow row) {
        if (explanation.batch().size() > 1 || !sheet.rounding().rounds()) {
            return row.bias()
                    ? update.gradients().bias(row.layer()).row(0)
                    : update.gradients().weights(row.layer()).row(row.row());
        }
        return written(row);
    }

    /** Returns a row's gradient of the sample on this page, computed from the written numbers. */
    private double[] written(ParameterRow row) {
        Term deltas = sheet.row(sheet.delta[row.layer()]);
        return row.bias()
                ? sheet.delta[row.layer()].clone()
                : sheet.rounding()
                        .results(
                                product(sheet.inputNumber(row.layer(), row.row()), deltas),
                                sheet.delta[row.layer()].length);
    }

    /**
     * Returns a row's gradient of one sample of the batch: rounded by hand for the sample on this
     * page, otherwise rounded once from the exact one.
     */
    private double[] gradient(OfSample one, ParameterRow row) {
        if (sheet.rounding().rounds() && isOnPage(one)) {
            return written(row);
        }
        return sheet.rounding()
                .given(
                        row.bias()
                                ? one.gradients().bias(row.layer()).row(0)
                                : one.gradients().weights(row.layer()).row(row.row()));
    }

    private boolean isOnPage(OfSample one) {
        return one.sample() == explanation.sample().index();
    }

    private void batch(List<ParameterRow> rows, List<double[]> gradients) {
        List<OfSample> samples = explanation.batch();
        boolean mean = explanation.loss().reduction().isMean();
        boolean even =
                samples.stream().allMatch(one -> one.share() == samples.get(0).share());
        sheet.heading("A batch of " + samples.size() + " samples");
        sheet.paragraph("Each sample has its own gradient. The batch gradient is their "
                + (!mean
                        ? "sum"
                        : even ? "mean" : "weighted mean, each multiplied by its share of the total sample weight")
                + ", and one update is made for the batch. Explain a single sample to see how its gradient is computed."
                + (sheet.rounding().rounds() && samples.size() > 1
                        ? " Gradients of the other samples are rounded once."
                        : ""));
        for (OfSample one : samples) {
            sheet.equation(
                    "",
                    letter("L", -1, one.sample()),
                    number(isOnPage(one) ? sheet.loss : sheet.rounding().given(one.loss())));
        }
        followed(samples, mean && even);
        each(rows, k -> {
            ParameterRow row = rows.get(k);
            List<Term> terms = new ArrayList<>();
            for (OfSample one : samples) {
                Term values = sheet.row(gradient(one, row));
                terms.add(even ? values : product(number(sheet.rounding().given(one.share())), values));
            }
            Term sum = Term.sum(terms);
            Term arithmetic =
                    mean && even ? new Quotient(sum, number(sheet.rounding().given(samples.size()))) : sum;
            if (sheet.rounding().rounds()) {
                gradients.set(k, sheet.rounding().results(arithmetic, gradients.get(k).length));
            }
            return List.of(
                    Worksheet.of(row.id("G"), new Slope(L, row.letter("w")), arithmetic, sheet.row(gradients.get(k))));
        });
    }

    /** Writes the derivative with respect to the focused weight for each sample, then for the batch. */
    private void followed(List<OfSample> samples, boolean evenly) {
        Focus focus = sheet.focus();
        Term weight = letter("w", focus.layer(), focus.input(), focus.output());
        List<Term> terms = new ArrayList<>();
        for (OfSample one : samples) {
            double slope = gradient(one, new ParameterRow(focus.layer(), focus.input(), false))[focus.output()];
            String id = "g" + one.sample();
            sheet.equation(id, new Slope(letter("L", -1, one.sample()), weight), number(slope));
            Term value = number(slope, id);
            terms.add(evenly ? value : product(number(sheet.rounding().given(one.share())), value));
        }
        Term sum = Term.sum(terms);
        Term arithmetic = evenly ? new Quotient(sum, number(sheet.rounding().given(samples.size()))) : sum;
        double exact = update.gradients().weights(focus.layer()).get(focus.input(), focus.output());
        sheet.equation(
                "", new Slope(L, weight), arithmetic, number(sheet.rounding().result(() -> arithmetic, exact)));
    }

    /** Writes equations of all rows, layer by layer. */
    private void each(List<ParameterRow> rows, IntFunction<List<Equation>> equations) {
        each(sheet, rows, "", layer -> {}, equations);
    }

    /**
     * Writes equations of all rows, layer by layer.
     *
     * @param before a callback that receives each layer before its rows are written
     */
    static void each(
            Worksheet sheet,
            List<ParameterRow> rows,
            String title,
            Consumer<Integer> before,
            IntFunction<List<Equation>> equations) {
        int from = 0;
        for (int n : sheet.learning()) {
            int inputs = sheet.weights[n].length;
            int start = from;
            before.accept(n);
            if (!title.isEmpty()) {
                sheet.paragraph("Layer " + n + title);
            }
            sheet.rows(inputs, i -> equations.apply(start + i));
            sheet.rows(1, none -> equations.apply(start + inputs));
            from += inputs + 1;
        }
    }

    /** Returns {@code new(letter)}. */
    static Term renewed(Term letter) {
        return applied("new", letter);
    }
}
