package dev.nn.adapters.file.page;

import dev.nn.application.page.Digits;
import dev.nn.application.page.Term.Letter;
import dev.nn.application.page.Term.Subscripted;
import dev.nn.application.page.Term.Value;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Relation;
import java.util.Set;
import java.util.stream.Collectors;

/** Mathematics in LaTeX. */
record LatexNotation(Digits digits) implements Notation {

    private static final Set<String> COMMANDS = Set.of("delta", "ln", "tanh", "sin", "cos", "min", "max");

    @Override
    public String value(Value value) {
        String text = digits.text(value);
        int exponent = text.indexOf('e');
        return exponent < 0
                ? text
                : text.substring(0, exponent) + " \\cdot 10^{" + Integer.parseInt(text.substring(exponent + 1)) + "}";
    }

    @Override
    public String letter(Letter letter) {
        String indices = letter.indices().stream().map(Object::toString).collect(Collectors.joining(","));
        return name(letter.name())
                + (letter.layer() < 0 ? "" : "^{(" + letter.layer() + ")}")
                + (indices.isEmpty() ? "" : "_{" + indices + "}");
    }

    private static String name(String name) {
        if (COMMANDS.contains(name)) {
            return "\\" + name;
        }
        return name.length() == 1 ? name : "\\mathit{" + name.replace("_", "\\_") + "}";
    }

    @Override
    public String subscripted(Subscripted letter) {
        return name(letter.name()) + (letter.subscript().isEmpty() ? "" : "_{\\mathit{" + letter.subscript() + "}}");
    }

    @Override
    public String slope(String of, String by) {
        return "\\frac{\\partial " + of + "}{\\partial " + by + "}";
    }

    @Override
    public String plus() {
        return " + ";
    }

    @Override
    public String minus() {
        return " - ";
    }

    @Override
    public String times() {
        return " \\cdot ";
    }

    @Override
    public String equal() {
        return " = ";
    }

    @Override
    public String leftOut(int count) {
        return "\\dots\\;(" + count + "\\text{ more})";
    }

    @Override
    public String rest(String sum, int count) {
        return sum + "\\;(" + count + "\\text{ more})";
    }

    @Override
    public String quotient(String over, String under) {
        return "\\frac{" + over + "}{" + under + "}";
    }

    @Override
    public String power(String base, String exponent) {
        return base + "^{" + exponent + "}";
    }

    @Override
    public String function(String name) {
        return name(name);
    }

    @Override
    public String compared(String left, Relation relation, String right) {
        return left + " " + relation.latex() + " " + right;
    }

    @Override
    public String formula(Formula formula) {
        return formula.latex();
    }

    @Override
    public String open() {
        return "\\left(";
    }

    @Override
    public String close() {
        return "\\right)";
    }

    @Override
    public String openRow() {
        return "\\left[";
    }

    @Override
    public String closeRow() {
        return "\\right]";
    }

    @Override
    public String comma() {
        return ",\\;";
    }

    @Override
    public boolean stacked() {
        return true;
    }
}
