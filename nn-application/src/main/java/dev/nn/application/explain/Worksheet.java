package dev.nn.application.explain;

import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Block.Equations;
import dev.nn.application.page.Block.Folded;
import dev.nn.application.page.Block.Heading;
import dev.nn.application.page.Block.Paragraph;
import dev.nn.application.page.Term;
import dev.nn.application.page.Term.Row;
import dev.nn.application.page.Term.Sum;
import dev.nn.application.page.Term.Value;
import dev.nn.application.port.in.Explanation;
import dev.nn.application.port.in.Focus;
import dev.nn.domain.backprop.Trace.LayerTrace;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.ElementwiseActivation;
import dev.nn.domain.function.RowActivation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A page under construction and the numbers written on it so far. Arrays are indexed by position
 * among all layers; layers that do nothing outside training have no entries.
 */
final class Worksheet {

    /** Number of units, rows and terms shown by default. */
    static final int FEW = 12;

    /** Maximum number of folded units or rows; the page states how many more there are. */
    private static final int MAX_FOLDED = 100;

    private final Explanation explanation;
    private final Rounding rounding;
    private final boolean all;
    private final String prefix;
    private final Map<Integer, LayerTrace> layers = new TreeMap<>();
    private final List<Integer> order;
    private final List<Block> blocks;

    final double[] x;
    final double[] t;
    final double[][][] weights;
    final double[][] bias;
    final double[][] z;
    final double[][] a;
    /** Gradient of the loss with respect to each activation. */
    final double[][] activationGradient;
    /**
     * Derivatives {@code [n][a][z]}; for elementwise activations the diagonal only, {@code
     * [n][z][0]}.
     */
    final double[][][] slope;

    final double[][] delta;
    double loss;

    /**
     * Creates a sheet that contains only the given numbers. A layer's numbers are exact until its
     * equations are written.
     */
    Worksheet(Explanation explanation, Rounding rounding, boolean all) {
        this(explanation, rounding, all, "", explanation.trace().layers(), new ArrayList<>());
        this.loss = explanation.trace().loss();
        for (int n : order) {
            weights[n] = rounding.given(explanation.change(n).weights());
            bias[n] = rounding.given(explanation.change(n).bias());
            delta[n] = trace(n).delta()[0].clone();
            activationGradient[n] = n == last()
                    ? explanation.trace().predictionGradient()[0].clone()
                    : explanation.activationGradient(n).clone();
            slope[n] = slopes(activation(n), z[n]);
        }
    }

    private Worksheet(
            Explanation explanation,
            Rounding rounding,
            boolean all,
            String prefix,
            List<LayerTrace> traced,
            List<Block> blocks) {
        this.explanation = explanation;
        this.rounding = rounding;
        this.all = all;
        this.prefix = prefix;
        traced.forEach(layer -> layers.put(layer.index(), layer));
        this.order = List.copyOf(layers.keySet());
        this.blocks = blocks;
        int count = last() + 1;
        this.x = rounding.given(traced.get(0).input()[0]);
        this.t = rounding.given(explanation.sample().target());
        this.weights = new double[count][][];
        this.bias = new double[count][];
        this.z = new double[count][];
        this.a = new double[count][];
        this.activationGradient = new double[count][];
        this.slope = new double[count][][];
        this.delta = new double[count][];
        for (int n : order) {
            z[n] = trace(n).preActivation()[0].clone();
            a[n] = trace(n).activation()[0].clone();
        }
    }

    /**
     * Returns a sheet for the same sample after the update; it appends to the same page.
     *
     * @param rows the new parameters as written: for each layer its rows of weights, then its bias
     */
    Worksheet after(List<double[]> rows) {
        Worksheet after = new Worksheet(
                explanation, rounding, all, "new-", explanation.after().trace().layers(), blocks);
        after.loss = explanation.after().trace().loss();
        int from = 0;
        for (int n : order) {
            int inputs = weights[n].length;
            after.weights[n] = rows.subList(from, from + inputs).toArray(double[][]::new);
            after.bias[n] = learns(n) ? rows.get(from + inputs) : bias[n];
            from += learns(n) ? inputs + 1 : 0;
        }
        return after;
    }

    /** Returns whether this is the sheet after the update, which ends with the loss. */
    boolean isAfter() {
        return !prefix.isEmpty();
    }

    /** Returns whether every unit of every layer, and all inputs, are shown by default. */
    boolean isSmall() {
        return x.length <= FEW && layers.values().stream().allMatch(layer -> layer.activation()[0].length <= FEW);
    }

    private static double[][] slopes(Activation activation, double[] z) {
        if (activation instanceof RowActivation row) {
            return row.jacobian(z);
        }
        double[][] slopes = new double[z.length][1];
        for (int j = 0; j < z.length; j++) {
            slopes[j][0] = derivative(activation, z[j]);
        }
        return slopes;
    }

    static double derivative(Activation activation, double z) {
        return ((ElementwiseActivation) activation).derivative(z);
    }

    /**
     * Returns the derivative of activation {@code to} with respect to pre-activation {@code from},
     * as written.
     */
    double slope(int n, int to, int from) {
        return isRow(n) ? slope[n][to][from] : to == from ? slope[n][from][0] : 0;
    }

    /** Returns whether every activation of a layer depends on every pre-activation. */
    boolean isRow(int n) {
        return activation(n) instanceof RowActivation;
    }

    Explanation explanation() {
        return explanation;
    }

    Rounding rounding() {
        return rounding;
    }

    List<Block> blocks() {
        return blocks;
    }

    private LayerTrace trace(int n) {
        LayerTrace trace = layers.get(n);
        if (trace == null) {
            throw new IllegalArgumentException("layer " + n + " has no numbers of its own");
        }
        return trace;
    }

    /** Returns the layers that have numbers, from input to output. */
    List<Integer> order() {
        return order;
    }

    /** Returns the layers that have weights. */
    List<Integer> learning() {
        return order.stream().filter(this::learns).toList();
    }

    /** Returns the layers that have numbers, from output to input. */
    List<Integer> backward() {
        List<Integer> backward = new ArrayList<>(order);
        Collections.reverse(backward);
        return backward;
    }

    int last() {
        return order.get(order.size() - 1);
    }

    /** Returns the layer that feeds a layer; -1 for the first. */
    private int before(int n) {
        int place = order.indexOf(n);
        return place == 0 ? -1 : order.get(place - 1);
    }

    /** Returns the layer fed by a layer other than the last. */
    int after(int n) {
        return order.get(order.indexOf(n) + 1);
    }

    /** Returns whether a layer has weights. Without weights, its inputs are its pre-activations. */
    boolean learns(int n) {
        return trace(n).layer().learns();
    }

    Activation activation(int n) {
        return trace(n).layer().activation().orElseThrow();
    }

    int units(int n) {
        return a[n].length;
    }

    Focus focus() {
        return explanation.focus();
    }

    /** Returns the inputs of a layer, as written. */
    double[] input(int n) {
        return before(n) < 0 ? x : a[before(n)];
    }

    Term inputLetter(int n, int i) {
        return before(n) < 0 ? Term.letter("x", -1, i) : Term.letter("a", before(n), i);
    }

    Value inputNumber(int n, int i) {
        int before = before(n);
        return before < 0 ? Term.number(x[i]) : Term.number(a[before][i], origin("a", before, i));
    }

    /** Returns the id of a unit's equation. */
    String id(String name, int n, int unit) {
        return prefix + name + n + "-" + unit;
    }

    /** Returns the id of an equation that belongs to no unit. */
    String id(String name) {
        return prefix + name;
    }

    String slopeId(int n, int activation, int preActivation) {
        return "s" + n + "-" + activation + "-" + preActivation;
    }

    /** Returns the id of a unit's equation; empty if it is not on the page. */
    String origin(String name, int n, int unit) {
        return isOnPage(n, unit) ? id(name, n, unit) : "";
    }

    /** Returns whether a unit's equations are on the page, shown or folded. */
    boolean isOnPage(int n, int unit) {
        return isShown(n, unit) || (!isNeuronAlone(n) && unit < FEW + MAX_FOLDED);
    }

    private boolean isShown(int n, int unit) {
        boolean looked = n == focus().layer() && unit == focus().output();
        return looked || (!isNeuronAlone(n) && (all || unit < FEW));
    }

    private boolean isNeuronAlone(int n) {
        return focus().neuron() && n == focus().layer();
    }

    /**
     * Returns whether a unit's numbers must be computed. Numbers that are neither shown nor used in
     * a result need not be.
     */
    boolean isWorkedOut(int n, int unit) {
        return rounding.rounds() || isOnPage(n, unit);
    }

    /** Returns the maximum number of terms of a sum, or numbers of a row, that are written. */
    int shown() {
        return all ? Integer.MAX_VALUE : FEW;
    }

    /** Writes the equations of each unit of a layer; all but the first units are folded. */
    void units(int n, IntFunction<List<Equation>> equations) {
        rows(
                units(n),
                unit -> isShown(n, unit),
                unit -> isOnPage(n, unit),
                "units",
                unit -> isWorkedOut(n, unit) ? equations.apply(unit) : List.of());
    }

    /** Writes the equations of each row of a matrix; all but the first rows are folded. */
    void rows(int count, IntFunction<List<Equation>> equations) {
        rows(count, row -> all || row < FEW, row -> all || row < FEW + MAX_FOLDED, "rows", equations);
    }

    private void rows(
            int count,
            IntPredicate isShown,
            IntPredicate isOnPage,
            String what,
            IntFunction<List<Equation>> equations) {
        List<Block> folded = new ArrayList<>();
        int hidden = 0;
        for (int row = 0; row < count; row++) {
            List<Equation> written = equations.apply(row);
            if (isShown.test(row)) {
                blocks.add(new Equations(written));
            } else if (isOnPage.test(row)) {
                folded.add(new Equations(written));
            } else {
                hidden++;
            }
        }
        if (hidden > 0 && folded.isEmpty()) {
            return;
        } else if (hidden > 0) {
            folded.add(new Paragraph(hidden + " more " + what + " not shown; the option 'all' shows them."));
        }
        if (!folded.isEmpty()) {
            int more = folded.size() - (hidden > 0 ? 1 : 0) + hidden;
            blocks.add(new Folded(more + " more " + what, folded));
        }
    }

    /** Returns a sum of terms: if there are many, the first terms and the sum of the rest. */
    Sum sum(List<Term> terms) {
        if (terms.size() <= shown()) {
            return Term.sum(terms);
        }
        double rest = rounding.result(Term.sum(terms.subList(FEW, terms.size())));
        return new Sum(terms.subList(0, FEW), terms.size() - FEW, Optional.of(Term.number(rest)));
    }

    /** Returns a sum of symbols: if there are many, only the first ones. */
    Sum letters(List<Term> terms) {
        return terms.size() <= shown()
                ? Term.sum(terms)
                : new Sum(terms.subList(0, FEW), terms.size() - FEW, Optional.empty());
    }

    /** Returns a row of numbers, each with its origin. */
    Row row(double[] values, IntFunction<String> origin) {
        return new Row(
                IntStream.range(0, values.length)
                        .<Term>mapToObj(k -> Term.number(values[k], origin.apply(k)))
                        .toList(),
                shown());
    }

    Row row(double[] values) {
        return row(values, k -> "");
    }

    static List<Term> terms(int count, IntFunction<Term> term) {
        return IntStream.range(0, count).mapToObj(term).toList();
    }

    void add(Block block) {
        blocks.add(block);
    }

    void heading(String text) {
        blocks.add(new Heading(2, text));
    }

    void paragraph(String text) {
        blocks.add(new Paragraph(text));
    }

    void equation(String id, Term... sides) {
        blocks.add(new Equations(List.of(of(id, sides))));
    }

    /** Returns an equation; adjacent equal numbers are written once. */
    static Equation of(String id, Term... sides) {
        List<Term> distinct = new ArrayList<>();
        for (Term side : Arrays.asList(sides)) {
            boolean twice = !distinct.isEmpty()
                    && side instanceof Value value
                    && distinct.get(distinct.size() - 1) instanceof Value before
                    && before.value() == value.value();
            if (!twice) {
                distinct.add(side);
            }
        }
        return new Equation(id, OperandPrecision.of(distinct));
    }
}
