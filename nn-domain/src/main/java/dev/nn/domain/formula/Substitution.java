package dev.nn.domain.formula;

import dev.nn.domain.formula.Expression.Constant;
import dev.nn.domain.formula.Expression.Pi;
import dev.nn.domain.formula.Expression.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewriting of expressions: replaces symbols with expressions, and parts that do not depend on
 * elements with symbols.
 */
public final class Substitution {

    private static final long MAX_NODES = 10_000;

    private Substitution() {}

    /** Returns whether the expression exceeds the maximum number of nodes. */
    public static boolean tooLarge(Expression e) {
        return ExpressionTrees.size(e, MAX_NODES) > MAX_NODES;
    }

    /** Returns the expression with symbols replaced. */
    public static Expression replace(Expression e, Map<String, Expression> replacements) {
        if (e instanceof Symbol s) {
            Expression replacement = replacements.get(s.name());
            return replacement == null ? e : replacement;
        }
        return ExpressionTrees.rebuild(e, child -> replace(child, replacements));
    }

    /**
     * Expressions with every maximal element-independent part hoisted.
     *
     * @param expressions remaining expressions, over elements and {@code names}
     * @param names generated symbols, one per hoisted part
     * @param scalars hoisted parts, in the order of the names
     */
    public record HoistedExpressions(List<Expression> expressions, List<String> names, List<Expression> scalars) {}

    /** Hoists the parts of each expression that contain no {@code perElement} symbol. */
    public static HoistedExpressions hoist(List<Expression> expressions, Set<String> perElement) {
        Map<Expression, String> taken = new LinkedHashMap<>();
        List<Expression> rest = new ArrayList<>();
        for (Expression e : expressions) {
            rest.add(hoist(e, perElement, taken));
        }
        return new HoistedExpressions(rest, List.copyOf(taken.values()), List.copyOf(taken.keySet()));
    }

    private static Expression hoist(Expression e, Set<String> perElement, Map<Expression, String> taken) {
        if (e instanceof Constant || e instanceof Pi) {
            return e;
        } else if (e.symbols().stream().noneMatch(perElement::contains)) {
            // '$' is not allowed in names of the language, so the name is unused.
            return new Symbol(taken.computeIfAbsent(e, key -> "$" + taken.size()));
        }
        return ExpressionTrees.rebuild(e, child -> hoist(child, perElement, taken));
    }
}
