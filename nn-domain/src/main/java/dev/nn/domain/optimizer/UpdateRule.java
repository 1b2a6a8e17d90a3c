package dev.nn.domain.optimizer;

import dev.nn.domain.formula.Expression;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.formula.Substitution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A few assignments over {@code parameter}, {@code gradient}, {@code learning_rate}, {@code step} and named state, made
 * ready for whole tensors. Immutable and thread-safe.
 *
 * <p>Assignments run in order, each seeing what those before it assigned. A name that is neither {@code parameter} nor
 * state is a local. {@code step} counts from 1. What depends on no element (bias corrections, scalar state) is
 * evaluated once a step in float64; the rest is one pass over the tensors.
 */
public final class UpdateRule {

    static final String PARAMETER = "parameter";
    static final String GRADIENT = "gradient";
    static final String LEARNING_RATE = "learning_rate";
    static final String STEP = "step";

    /** The names that a rule finds there: the element's own, and what all elements share. */
    public static final List<String> VARIABLES = List.of(PARAMETER, GRADIENT, LEARNING_RATE, STEP);

    private final List<Assignment> assignments;
    private final List<State> elementState;
    private final List<State> scalarState;
    private final Program scalars;
    private final Program elements;

    /** A named number that is kept from step to step, for each element or once for all, and how it starts. */
    public record State(String name, double initial) {}

    /** {@code target = formula}. */
    public record Assignment(String target, Formula formula) {
        /** Reads {@code "m = 0.9 * m + gradient"}. */
        public static Assignment parse(String text) {
            int sign = text.indexOf('=');
            if (sign < 1 || text.startsWith("==", sign)) {
                throw new IllegalArgumentException("an update is 'name = formula', found '" + text + "'");
            }
            String target = text.substring(0, sign).strip();
            if (!target.matches("[A-Za-z_][A-Za-z0-9_]*")
                    || Formula.reservedNames().contains(target)) {
                throw new IllegalArgumentException("'" + target + "' is no name that can be assigned to");
            }
            return new Assignment(target, Formula.parse(text.substring(sign + 1)));
        }
    }

    /**
     * Compiles a rule.
     *
     * @param hyperparameters numbers for the named parameters in the formulas
     * @throws IllegalArgumentException when a name is not known, a state is never assigned or {@code parameter} is not
     */
    public UpdateRule(List<State> state, List<Assignment> assignments, Map<String, Double> hyperparameters) {
        this.assignments = assignments.stream()
                .map(a -> new Assignment(
                        a.target(), a.formula().with(hyperparameters).simplified()))
                .toList();
        Set<String> perElement = perElementNames();
        this.elementState =
                state.stream().filter(s -> perElement.contains(s.name())).toList();
        this.scalarState =
                state.stream().filter(s -> !perElement.contains(s.name())).toList();
        Map<String, Expression> results = results(state);
        List<String> scalarInputs = new ArrayList<>(List.of(LEARNING_RATE, STEP));
        scalarState.forEach(s -> scalarInputs.add(s.name()));

        Substitution.Hoisted hoisted = Substitution.hoist(elementResults(results), perElement);
        List<Expression> scalarExpressions = new ArrayList<>(hoisted.scalars());
        scalarState.forEach(s -> scalarExpressions.add(result(results, s.name())));
        this.scalars = Program.compile(scalarExpressions, scalarInputs);

        List<String> elementInputs = new ArrayList<>(hoisted.names());
        elementInputs.addAll(List.of(PARAMETER, GRADIENT));
        elementState.forEach(s -> elementInputs.add(s.name()));
        this.elements = Program.compile(hoisted.expressions(), elementInputs);
    }

    /** The rule as it was written, hyperparameters filled in. */
    public List<Assignment> assignments() {
        return assignments;
    }

    /** State kept for each element. */
    public List<State> elementState() {
        return elementState;
    }

    /** State kept once for all elements. */
    public List<State> scalarState() {
        return scalarState;
    }

    /**
     * Inputs: learning rate, step, scalar state. Results: first the scalars that {@link #elements} needs, then the new
     * scalar state.
     */
    Program scalars() {
        return scalars;
    }

    /** Inputs: scalars, parameter, gradient, element state. Results: parameter, element state. */
    Program elements() {
        return elements;
    }

    /** How many scalars {@link #elements} takes. */
    int scalarCount() {
        return elements.variables().size() - 2 - elementState.size();
    }

    private Set<String> perElementNames() {
        Set<String> names = new HashSet<>(Set.of(PARAMETER, GRADIENT));
        int before;
        do {
            before = names.size();
            for (Assignment a : assignments) {
                if (a.formula().expression().symbols().stream().anyMatch(names::contains)) {
                    names.add(a.target());
                }
            }
        } while (names.size() > before);
        return names;
    }

    /** Each name's value after all assignments, in terms of what was there before the first. */
    private Map<String, Expression> results(List<State> state) {
        Set<String> inputs = new HashSet<>(VARIABLES);
        state.forEach(s -> inputs.add(s.name()));
        Map<String, Expression> results = new LinkedHashMap<>();
        for (Assignment a : assignments) {
            for (String symbol : a.formula().expression().symbols()) {
                if (!inputs.contains(symbol) && !results.containsKey(symbol)) {
                    throw new IllegalArgumentException(
                            "'" + symbol + "' in '" + a.target() + " = " + a.formula() + "' is not known; there are "
                                    + inputs.stream().sorted().toList());
                }
            }
            Expression result = Substitution.replace(a.formula().expression(), results);
            if (Substitution.tooLarge(result)) {
                throw new IllegalArgumentException(
                        "'" + a.target() + "' has grown too large: each update writes out those before it");
            }
            results.put(a.target(), result);
        }
        state.forEach(s -> result(results, s.name()));
        result(results, PARAMETER);
        return results;
    }

    private List<Expression> elementResults(Map<String, Expression> results) {
        List<Expression> expressions = new ArrayList<>();
        expressions.add(result(results, PARAMETER));
        elementState.forEach(s -> expressions.add(result(results, s.name())));
        return expressions;
    }

    private static Expression result(Map<String, Expression> results, String name) {
        Expression result = results.get(name);
        if (result == null) {
            throw new IllegalArgumentException("'" + name + "' is never assigned");
        }
        return result;
    }
}
