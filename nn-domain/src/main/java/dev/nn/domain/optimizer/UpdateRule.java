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
 * An update rule: assignments over {@code parameter}, {@code gradient}, {@code learning_rate},
 * {@code step} and named state, compiled for whole tensors. Immutable and thread-safe.
 *
 * <p>Assignments run in order; each sees the results of the previous ones. A name that is neither
 * {@code parameter} nor state is a local variable. {@code step} counts from 1. Expressions that
 * don't depend on an element (bias corrections, scalar state) are evaluated once per step in
 * float64; the rest is one pass over the tensors.
 */
public final class UpdateRule {

    static final String PARAMETER = "parameter";
    static final String GRADIENT = "gradient";
    static final String LEARNING_RATE = "learning_rate";
    static final String STEP = "step";

    /** The predefined names in a rule: those of the element, and those shared by all elements. */
    public static final List<String> VARIABLES = List.of(PARAMETER, GRADIENT, LEARNING_RATE, STEP);

    private final List<Assignment> assignments;
    private final List<State> elementState;
    private final List<State> scalarState;
    private final Program scalars;
    private final Program elements;

    /**
     * A named number that is kept between steps, per element or shared by all, and its initial
     * value.
     */
    public record State(String name, double initial) {}

    /** An assignment {@code target = formula}. */
    public record Assignment(String target, Formula formula) {
        /** Parses {@code "m = 0.9 * m + gradient"}. */
        public static Assignment parse(String text) {
            int sign = text.indexOf('=');
            if (sign < 1 || text.startsWith("==", sign)) {
                throw new IllegalArgumentException("expected 'name = formula', found '" + text + "'");
            }
            String target = text.substring(0, sign).strip();
            if (!target.matches("[A-Za-z_][A-Za-z0-9_]*")
                    || Formula.reservedNames().contains(target)) {
                throw new IllegalArgumentException("'" + target + "' is not a valid variable name");
            }
            return new Assignment(target, Formula.parse(text.substring(sign + 1)));
        }
    }

    /**
     * Compiles a rule.
     *
     * @param hyperparameters values of the named parameters in the formulas
     * @throws IllegalArgumentException when a name is unknown, or when a state or {@code parameter}
     *     is never assigned
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

        Substitution.HoistedExpressions hoisted = Substitution.hoist(elementResults(results), perElement);
        List<Expression> scalarExpressions = new ArrayList<>(hoisted.scalars());
        scalarState.forEach(s -> scalarExpressions.add(result(results, s.name())));
        this.scalars = Program.compile(scalarExpressions, scalarInputs);

        List<String> elementInputs = new ArrayList<>(hoisted.names());
        elementInputs.addAll(List.of(PARAMETER, GRADIENT));
        elementState.forEach(s -> elementInputs.add(s.name()));
        this.elements = Program.compile(hoisted.expressions(), elementInputs);
    }

    /** Returns the assignments as written, with hyperparameters filled in. */
    public List<Assignment> assignments() {
        return assignments;
    }

    /** Returns the state kept per element. */
    public List<State> elementState() {
        return elementState;
    }

    /** Returns the state shared by all elements. */
    public List<State> scalarState() {
        return scalarState;
    }

    /**
     * Returns the scalar program. Inputs: learning rate, step, scalar state. Results: first the
     * scalars that {@link #elements} needs, then the new scalar state.
     */
    Program scalars() {
        return scalars;
    }

    /**
     * Returns the per-element program. Inputs: scalars, parameter, gradient, element state.
     * Results: parameter, element state.
     */
    Program elements() {
        return elements;
    }

    /** Returns the number of scalars that {@link #elements} takes. */
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

    /** Returns each name's value after all assignments, in terms of the values before the first. */
    private Map<String, Expression> results(List<State> state) {
        Set<String> inputs = new HashSet<>(VARIABLES);
        state.forEach(s -> inputs.add(s.name()));
        Map<String, Expression> results = new LinkedHashMap<>();
        for (Assignment a : assignments) {
            for (String symbol : a.formula().expression().symbols()) {
                if (!inputs.contains(symbol) && !results.containsKey(symbol)) {
                    throw new IllegalArgumentException("'" + symbol + "' in '" + a.target() + " = " + a.formula()
                            + "' is unknown; expected one of "
                            + inputs.stream().sorted().toList());
                }
            }
            Expression result = Substitution.replace(a.formula().expression(), results);
            if (Substitution.tooLarge(result)) {
                throw new IllegalArgumentException(
                        "'" + a.target() + "' is too large: each update is expanded into those before it");
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
