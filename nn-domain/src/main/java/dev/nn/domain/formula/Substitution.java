package dev.nn.domain.formula;

import dev.nn.domain.formula.Expression.Constant;
import dev.nn.domain.formula.Expression.Pi;
import dev.nn.domain.formula.Expression.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rewrites expressions: symbols by expressions, and parts that depend on no element by symbols. */
public final class Substitution {

    private static final long LARGEST = 10_000;

    private Substitution() {}

    /** Whether the expression has more parts than can be worked with. */
    public static boolean tooLarge(Expression e) {
        return Trees.size(e, LARGEST) > LARGEST;
    }

    /** The expression with symbols replaced. */
    public static Expression replace(Expression e, Map<String, Expression> replacements) {
        if (e instanceof Symbol s) {
            Expression replacement = replacements.get(s.name());
            return replacement == null ? e : replacement;
        }
        return Trees.rebuild(e, child -> replace(child, replacements));
    }

    /**
     * Expressions with every largest part that depends on no element taken out.
     *
     * @param expressions what remains, over elements and {@code names}
     * @param names invented symbols, one per part taken out
     * @param scalars the parts, in the order of the names
     */
    public record Hoisted(List<Expression> expressions, List<String> names, List<Expression> scalars) {}

    /** Takes out of each expression what contains none of the {@code perElement} symbols. */
    public static Hoisted hoist(List<Expression> expressions, Set<String> perElement) {
        Map<Expression, String> taken = new LinkedHashMap<>();
        List<Expression> rest = new ArrayList<>();
        for (Expression e : expressions) {
            rest.add(hoist(e, perElement, taken));
        }
        return new Hoisted(rest, List.copyOf(taken.values()), List.copyOf(taken.keySet()));
    }

    private static Expression hoist(Expression e, Set<String> perElement, Map<Expression, String> taken) {
        if (e instanceof Constant || e instanceof Pi) {
            return e;
        } else if (e.symbols().stream().noneMatch(perElement::contains)) {
            // '$' is no letter of the language, so the name is free.
            return new Symbol(taken.computeIfAbsent(e, key -> "$" + taken.size()));
        }
        return Trees.rebuild(e, child -> hoist(child, perElement, taken));
    }
}
