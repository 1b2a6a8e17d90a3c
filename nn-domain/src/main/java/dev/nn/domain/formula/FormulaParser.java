package dev.nn.domain.formula;

import dev.nn.domain.formula.Expression.Arithmetic;
import dev.nn.domain.formula.Expression.BinaryCall;
import dev.nn.domain.formula.Expression.Call;
import dev.nn.domain.formula.Expression.Constant;
import dev.nn.domain.formula.Expression.Negation;
import dev.nn.domain.formula.Expression.Pi;
import dev.nn.domain.formula.Expression.Symbol;
import dev.nn.domain.formula.Expression.Where;
import dev.nn.domain.word.Nearest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A recursive-descent parser for formulas.
 *
 * <pre>
 * sum     = product {("+" | "-") product}
 * product = unary {("*" | "/") unary}
 * unary   = "-" unary | power
 * power   = primary ["^" unary]
 * primary = number | "pi" | name | name "(" arguments ")" | "(" sum ")"
 * </pre>
 *
 * <p>Therefore {@code -x^2} is {@code -(x^2)}, and {@code 2^-x} is allowed. The depth is bounded,
 * since formulas come from files.
 */
final class FormulaParser {

    private static final int MAX_LENGTH = 16_384;
    private static final int MAX_DEPTH = 100;

    /** Maximum depth of a tree: trees are traversed recursively, and a long sum is a deep tree. */
    private static final int MAX_TREE_DEPTH = 200;

    private static final Map<String, Elementary> FUNCTIONS = functions();
    private static final Map<String, BinaryFunction> PAIRINGS =
            Arrays.stream(BinaryFunction.values()).collect(Collectors.toUnmodifiableMap(BinaryFunction::text, p -> p));

    private final String text;
    private int position;
    private int depth;

    private FormulaParser(String text) {
        this.text = text;
    }

    static Expression parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new FormulaSyntaxException(
                    "a formula has at most " + MAX_LENGTH + " characters, found " + text.length(), MAX_LENGTH);
        }
        FormulaParser parser = new FormulaParser(text);
        Expression expression = parser.sum();
        parser.peek();
        if (parser.position < text.length()) {
            throw parser.unexpected("an operator or the end");
        }
        if (ExpressionTrees.depth(expression) > MAX_TREE_DEPTH) {
            throw new FormulaSyntaxException(
                    "a formula is at most " + MAX_TREE_DEPTH + " operations deep; use parentheses to balance it", 0);
        }
        return expression;
    }

    /** Returns the names that the language defines, which cannot be variables. */
    static List<String> reservedNames() {
        return Stream.of(FUNCTIONS.keySet().stream(), PAIRINGS.keySet().stream(), Stream.of("where", "clamp", "pi"))
                .flatMap(names -> names)
                .sorted()
                .toList();
    }

    private static Map<String, Elementary> functions() {
        Map<String, Elementary> functions = new HashMap<>();
        for (Elementary function : Elementary.values()) {
            functions.put(function.text(), function);
        }
        functions.put("log", Elementary.LN);
        return Map.copyOf(functions);
    }

    private Expression sum() {
        Expression left = product();
        while (peek() == '+' || peek() == '-') {
            Operator operator = take() == '+' ? Operator.ADD : Operator.SUBTRACT;
            left = new Arithmetic(operator, left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = unary();
        while (peek() == '*' || peek() == '/') {
            Operator operator = take() == '*' ? Operator.MULTIPLY : Operator.DIVIDE;
            left = new Arithmetic(operator, left, unary());
        }
        return left;
    }

    private Expression unary() {
        if (++depth > MAX_DEPTH) {
            throw new FormulaSyntaxException("a formula can have at most " + MAX_DEPTH + " nested levels", position);
        }
        try {
            if (peek() != '-') {
                return power();
            }
            take();
            boolean literal = isDigitOrPoint(peek());
            Expression argument = unary();
            return literal && argument instanceof Constant c ? new Constant(-c.value()) : new Negation(argument);
        } finally {
            depth--;
        }
    }

    private Expression power() {
        Expression base = primary();
        if (peek() != '^') {
            return base;
        }
        take();
        return new Arithmetic(Operator.POWER, base, unary());
    }

    private Expression primary() {
        char next = peek();
        if (isDigitOrPoint(next)) {
            return number();
        } else if (next == '(') {
            take();
            Expression inner = sum();
            expect(')');
            return inner;
        } else if (isNameStart(next)) {
            return named();
        }
        if (next == '*' && position > 0 && text.charAt(position - 1) == '*') {
            throw unexpected("a number, a name or '(' (a power is written x ^ 2)");
        }
        throw unexpected("a number, a name or '('");
    }

    private Expression number() {
        int start = position;
        skipDigits();
        if (current() == '.') {
            position++;
            skipDigits();
        }
        if ((current() == 'e' || current() == 'E') && exponentFollows()) {
            position += current(1) == '-' || current(1) == '+' ? 2 : 1;
            skipDigits();
        }
        String digits = text.substring(start, position);
        double value = digits.equals(".") ? Double.NaN : Double.parseDouble(digits);
        if (!Double.isFinite(value)) {
            throw new FormulaSyntaxException("'" + digits + "' is not a finite number", start);
        }
        return new Constant(value);
    }

    private boolean exponentFollows() {
        char sign = current(1);
        return isDigit(sign) || ((sign == '-' || sign == '+') && isDigit(current(2)));
    }

    private Expression named() {
        int start = position;
        while (isNamePart(current())) {
            position++;
        }
        String name = text.substring(start, position);
        if (peek() != '(') {
            if (name.equals("pi")) {
                return new Pi();
            } else if (reservedNames().contains(name) || name.equals("log")) {
                throw new FormulaSyntaxException(
                        "'" + name + "' is a function; write its arguments in parentheses", start);
            }
            return new Symbol(name);
        }
        take();
        Expression call = call(name, start);
        expect(')');
        return call;
    }

    private Expression call(String name, int start) {
        Elementary function = FUNCTIONS.get(name);
        BinaryFunction pairing = PAIRINGS.get(name);
        if (function != null) {
            return new Call(function, sum());
        } else if (pairing != null) {
            Expression first = sum();
            expect(',');
            return new BinaryCall(pairing, first, sum());
        } else if (name.equals("where")) {
            return where();
        } else if (name.equals("clamp")) {
            return clamp();
        }
        throw new FormulaSyntaxException(
                "unknown function '" + name + "'" + Nearest.hint(name, reservedNames()), start);
    }

    private Expression where() {
        Expression left = sum();
        Relation relation = relation();
        Expression right = sum();
        expect(',');
        Expression then = sum();
        expect(',');
        return new Where(relation, left, right, then, sum());
    }

    /** Reads {@code clamp(x, low, high)}, short for {@code min(max(x, low), high)}. */
    private Expression clamp() {
        Expression argument = sum();
        expect(',');
        Expression low = sum();
        expect(',');
        return new BinaryCall(BinaryFunction.MIN, new BinaryCall(BinaryFunction.MAX, argument, low), sum());
    }

    private Relation relation() {
        peek();
        return Arrays.stream(Relation.values())
                .filter(relation -> text.startsWith(relation.sign(), position))
                .max((a, b) -> Integer.compare(a.sign().length(), b.sign().length()))
                .map(relation -> {
                    position += relation.sign().length();
                    return relation;
                })
                .orElseThrow(() -> unexpected("a comparison (< <= > >= == !=)"));
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw unexpected("'" + wanted + "'");
        }
        take();
    }

    private FormulaSyntaxException unexpected(String wanted) {
        char found = peek();
        String what = position >= text.length() ? "the end" : "'" + found + "'";
        return new FormulaSyntaxException("expected " + wanted + ", found " + what, position);
    }

    private char peek() {
        while (Character.isWhitespace(current())) {
            position++;
        }
        return current();
    }

    private char take() {
        char next = peek();
        position++;
        return next;
    }

    private char current() {
        return current(0);
    }

    private char current(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : '\0';
    }

    private void skipDigits() {
        while (isDigit(current())) {
            position++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isDigitOrPoint(char c) {
        return isDigit(c) || c == '.';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
