package dev.nn.domain.formula;

import dev.nn.domain.formula.Expression.Arithmetic;
import dev.nn.domain.formula.Expression.BinaryCall;
import dev.nn.domain.formula.Expression.Call;
import dev.nn.domain.formula.Expression.Constant;
import dev.nn.domain.formula.Expression.Negation;
import dev.nn.domain.formula.Expression.Pi;
import dev.nn.domain.formula.Expression.Symbol;
import dev.nn.domain.formula.Expression.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One or more expressions compiled to a list of {@link Instruction}s over numbered slots, with each
 * distinct subexpression computed once. A program is evaluated node by node over whole arrays,
 * never by walking a tree per element.
 *
 * <p>Slots: first the variables, then one per instruction. Immutable and thread-safe; the caller
 * owns the scratch space, see {@link Scratch}.
 */
public final class Program {

    /** Elements per block, few enough for the slots to stay in the L1 cache. */
    public static final int BLOCK = 512;

    private final List<String> variables;
    private final List<Instruction> instructions;
    private final int[] results;

    private Program(List<String> variables, List<Instruction> instructions, int[] results) {
        this.variables = List.copyOf(variables);
        this.instructions = List.copyOf(instructions);
        this.results = results;
    }

    /** Compiles expressions that share variables; every symbol must be a variable. */
    public static Program compile(List<Expression> expressions, List<String> variables) {
        Compiler compiler = new Compiler(variables);
        int[] results = expressions.stream().mapToInt(compiler::slotOf).toArray();
        return new Program(variables, compiler.instructions, results);
    }

    /** Returns the names of the inputs, in the order of the first slots. */
    public List<String> variables() {
        return variables;
    }

    /**
     * Returns the instructions in order; instruction {@code i} writes slot
     * {@code variables().size() + i}.
     */
    public List<Instruction> instructions() {
        return instructions;
    }

    /** Returns the number of expressions. */
    public int expressions() {
        return results.length;
    }

    /** Returns the slot that holds the value of the given expression. */
    public int resultSlot(int expression) {
        return results[expression];
    }

    /** Returns the value of the first expression at one point. */
    public double evaluate(double... arguments) {
        double[] value = new double[Math.max(1, results.length)];
        evaluateAll(arguments, value);
        return value[0];
    }

    /** Computes the values of all expressions at one point. */
    public void evaluateAll(double[] arguments, double[] values) {
        evaluateAll(arguments, values, new double[variables.size() + instructions.size()][1]);
    }

    /**
     * Computes the values of all expressions at one point in reusable memory, without allocation.
     */
    public void evaluateAll(double[] arguments, double[] values, Scratch scratch) {
        evaluateAll(arguments, values, scratch.slots(variables.size() + instructions.size()));
    }

    private void evaluateAll(double[] arguments, double[] values, double[][] slots) {
        if (arguments.length != variables.size()) {
            throw new IllegalArgumentException(
                    "expected " + variables.size() + " arguments " + variables + ", found " + arguments.length);
        }
        for (int i = 0; i < arguments.length; i++) {
            slots[i][0] = arguments[i];
        }
        run(slots, 1);
        for (int i = 0; i < results.length; i++) {
            values[i] = slots[results[i]][0];
        }
    }

    /** Returns slots for blocks of up to {@link #BLOCK} elements; fill them before {@link #run}. */
    public double[][] slots(Scratch scratch) {
        return scratch.slots(variables.size() + instructions.size());
    }

    /**
     * Runs all instructions element by element.
     *
     * @param slots slots from {@link #slots}; the first hold the variables, the others receive the
     *     instructions' results
     * @param length number of elements per slot to compute
     */
    public void run(double[][] slots, int length) {
        for (int i = 0; i < instructions.size(); i++) {
            instructions.get(i).run(slots, slots[variables.size() + i], length);
        }
    }

    /** Reusable working memory for evaluation; one per thread. */
    public static final class Scratch {
        private double[][] slots = new double[0][];

        /** Creates empty working memory, which grows at first use. */
        public Scratch() {}

        private double[][] slots(int count) {
            if (slots.length < count) {
                slots = new double[count][BLOCK];
            }
            return slots;
        }
    }

    private static final class Compiler {
        private final List<String> variables;
        private final List<Instruction> instructions = new ArrayList<>();
        private final Map<Expression, Integer> known = new HashMap<>();

        Compiler(List<String> variables) {
            this.variables = variables;
        }

        int slotOf(Expression e) {
            Integer slot = known.get(e);
            if (slot != null) {
                return slot;
            }
            int made = e instanceof Symbol s ? variable(s) : add(instruction(e));
            known.put(e, made);
            return made;
        }

        private int variable(Symbol symbol) {
            int index = variables.indexOf(symbol.name());
            if (index < 0) {
                throw new IllegalArgumentException(
                        "unknown variable '" + symbol.name() + "'; expected one of " + variables);
            }
            return index;
        }

        private int add(Instruction instruction) {
            instructions.add(instruction);
            return variables.size() + instructions.size() - 1;
        }

        private Instruction instruction(Expression e) {
            if (e instanceof Constant c) {
                return new Instruction.Load(c.value());
            } else if (e instanceof Pi) {
                return new Instruction.Load(StrictMath.PI);
            } else if (e instanceof Negation n) {
                return new Instruction.Negate(slotOf(n.argument()));
            } else if (e instanceof Call c) {
                return new Instruction.Apply(c.function(), slotOf(c.argument()));
            } else if (e instanceof BinaryCall b) {
                return new Instruction.Pair(b.function(), slotOf(b.first()), slotOf(b.second()));
            } else if (e instanceof Where w) {
                return new Instruction.Select(
                        w.relation(), slotOf(w.left()), slotOf(w.right()), slotOf(w.then()), slotOf(w.otherwise()));
            } else if (e instanceof Arithmetic a) {
                double exponent = ExpressionTrees.constantValue(Simplifier.simplify(a.right()));
                boolean whole = exponent == Math.rint(exponent) && Math.abs(exponent) <= Instruction.MAX_INTEGER_POWER;
                return a.operator() == Operator.POWER && whole
                        ? new Instruction.WholePower(slotOf(a.left()), (int) exponent)
                        : new Instruction.Combine(a.operator(), slotOf(a.left()), slotOf(a.right()));
            }
            throw new AssertionError(e);
        }
    }
}
