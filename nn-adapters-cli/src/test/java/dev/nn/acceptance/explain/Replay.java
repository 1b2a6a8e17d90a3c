package dev.nn.acceptance.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A calculator for the equations that {@code nn explain} prints. It uses their text alone; numbers
 * are known only to the printed digits.
 */
final class Replay {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*([0-9]+(?:\\.[0-9]+)?(?:e-?[0-9]+)?|[A-Za-z_][A-Za-z_0-9']*|[<>=!]=|[-+*/^()\\[\\],<>])");

    /**
     * Significant digits of a number, even where fewer are printed because trailing zeros are
     * omitted.
     */
    private final int digits;

    private final List<String> tokens = new ArrayList<>();
    private int at;

    /** An interval that contains a number. */
    record Range(double low, double high) {
        static Range exact(double value) {
            return new Range(value, value);
        }

        double middle() {
            return low + (high - low) / 2;
        }

        static Range over(double... ends) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double end : ends) {
                low = Math.min(low, end);
                high = Math.max(high, end);
            }
            return new Range(low, high);
        }
    }

    private static final class NoNumber extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Replay(String text, int digits) {
        this.digits = digits;
        String rest = text.replaceAll(" \\(\\d+ more\\)", "");
        Matcher matcher = TOKEN.matcher(rest);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!rest.substring(end).isBlank()) {
            throw new NoNumber();
        }
    }

    /** Evaluates one side of an equation; empty if it contains letters. */
    static Optional<List<Range>> side(String text, int digits) {
        try {
            Replay replay = new Replay(text, digits);
            List<Range> value = replay.sum();
            return replay.at == replay.tokens.size() ? Optional.of(value) : Optional.empty();
        } catch (NoNumber e) {
            return Optional.empty();
        }
    }

    private boolean next(String token) {
        boolean there = at < tokens.size() && tokens.get(at).equals(token);
        at += there ? 1 : 0;
        return there;
    }

    private void need(String token) {
        if (!next(token)) {
            throw new NoNumber();
        }
    }

    private interface Binary {
        Range of(Range a, Range b);
    }

    private static List<Range> each(List<Range> a, List<Range> b, Binary operation) {
        List<Range> result = new ArrayList<>();
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            result.add(operation.of(a.get(a.size() == 1 ? 0 : i), b.get(b.size() == 1 ? 0 : i)));
        }
        return result;
    }

    private List<Range> sum() {
        List<Range> value = product();
        while (true) {
            if (next("+")) {
                value = each(value, product(), (a, b) -> new Range(a.low + b.low, a.high + b.high));
            } else if (next("-")) {
                value = each(value, product(), (a, b) -> new Range(a.low - b.high, a.high - b.low));
            } else {
                return value;
            }
        }
    }

    private List<Range> product() {
        List<Range> value = signed();
        while (true) {
            if (next("*")) {
                value = each(value, signed(), Replay::times);
            } else if (next("/")) {
                value = each(
                        value,
                        signed(),
                        (a, b) -> Range.over(a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high));
            } else {
                return value;
            }
        }
    }

    private static Range times(Range a, Range b) {
        return Range.over(a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high);
    }

    private List<Range> signed() {
        if (next("-")) {
            return each(signed(), List.of(Range.exact(-1)), Replay::times);
        }
        return power();
    }

    private List<Range> power() {
        boolean euler = next("e");
        List<Range> base = euler ? List.of(Range.exact(Math.E)) : atom();
        if (!next("^")) {
            return base;
        }
        List<Range> exponent = signed();
        if (euler) {
            return each(exponent, exponent, (a, b) -> new Range(Math.exp(a.low), Math.exp(a.high)));
        }
        return each(base, exponent, (a, b) -> {
            int whole = (int) Math.rint(b.middle());
            if (whole == b.middle()) {
                Range value = Range.exact(1);
                for (int i = 0; i < Math.abs(whole); i++) {
                    value = times(value, a);
                }
                return whole < 0 ? Range.over(1 / value.low, 1 / value.high) : value;
            }
            return Range.over(Math.pow(a.low, b.low), Math.pow(a.high, b.high));
        });
    }

    private List<Range> atom() {
        if (next("(")) {
            List<Range> value = sum();
            need(")");
            return value;
        } else if (next("[")) {
            List<Range> row = new ArrayList<>(sum());
            while (next(",")) {
                row.addAll(sum());
            }
            need("]");
            return row;
        } else if (at == tokens.size()) {
            throw new NoNumber();
        }
        String token = tokens.get(at++);
        if (Character.isDigit(token.charAt(0))) {
            return List.of(number(token));
        }
        need("(");
        List<Range> first = sum();
        if (token.equals("where")) {
            String relation = tokens.get(at++);
            List<Range> second = sum();
            need(",");
            List<Range> then = sum();
            need(",");
            List<Range> otherwise = sum();
            need(")");
            List<Range> result = new ArrayList<>();
            for (int i = 0; i < Math.max(then.size(), first.size()); i++) {
                boolean holds = holds(
                        first.get(first.size() == 1 ? 0 : i).middle(),
                        relation,
                        second.get(second.size() == 1 ? 0 : i).middle());
                List<Range> from = holds ? then : otherwise;
                result.add(from.get(from.size() == 1 ? 0 : i));
            }
            return result;
        } else if (token.equals("min") || token.equals("max")) {
            need(",");
            List<Range> second = sum();
            need(")");
            return each(
                    first,
                    second,
                    (a, b) -> token.equals("min")
                            ? new Range(Math.min(a.low, b.low), Math.min(a.high, b.high))
                            : new Range(Math.max(a.low, b.low), Math.max(a.high, b.high)));
        }
        need(")");
        return each(first, first, (a, b) -> function(token, a));
    }

    private static boolean holds(double a, String relation, double b) {
        return switch (relation) {
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            case ">=" -> a >= b;
            case "==" -> a == b;
            default -> a != b;
        };
    }

    private static Range function(String name, Range x) {
        return switch (name) {
            case "ln" -> new Range(Math.log(x.low), Math.log(x.high));
            case "sqrt" -> new Range(Math.sqrt(Math.max(0, x.low)), Math.sqrt(x.high));
            case "tanh" -> new Range(Math.tanh(x.low), Math.tanh(x.high));
            case "abs" ->
                x.low <= 0 && x.high >= 0
                        ? new Range(0, Math.max(-x.low, x.high))
                        : Range.over(Math.abs(x.low), Math.abs(x.high));
            case "erf" -> new Range(erf(x.low), erf(x.high));
            case "sign" -> Range.exact(Math.signum(x.middle()));
            case "sin" -> new Range(Math.sin(x.middle()) - (x.high - x.low), Math.sin(x.middle()) + (x.high - x.low));
            case "cos" -> new Range(Math.cos(x.middle()) - (x.high - x.low), Math.cos(x.middle()) + (x.high - x.low));
            default -> throw new NoNumber();
        };
    }

    /** Computes erf by its series, which is accurate enough below 4. */
    private static double erf(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < 100; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    private Range number(String token) {
        BigDecimal value = new BigDecimal(token);
        int known = Math.max(digits, value.stripTrailingZeros().precision());
        int exponent = value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
        double half = value.signum() == 0 || digits == 0 ? 0 : 0.5 * Math.pow(10, exponent - known + 1.0);
        return new Range(value.doubleValue() - half, value.doubleValue() + half);
    }

    /** Rounds a number, half to even, to {@code digits} significant digits. */
    static double rounded(double value, int digits) {
        return new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .doubleValue();
    }
}
