package dev.nn.adapters.file.page;

import dev.nn.application.page.Digits;
import dev.nn.application.page.Term.Letter;
import dev.nn.application.page.Term.Subscripted;
import dev.nn.application.page.Term.Value;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Relation;
import java.util.Map;
import java.util.stream.Collectors;

/** Mathematics in MathML, without the outermost element. */
record MathMlNotation(Digits digits) implements Notation {

    private static final Map<String, String> GREEK = Map.of("delta", "&#x3b4;");

    @Override
    public String value(Value value) {
        String text = digits.text(value).replace("-", "&#x2212;");
        // The page's script decides which of these are tab stops; without it, none is.
        String from = value.origin().isEmpty() ? "" : " data-from=\"" + value.origin() + "\" tabindex=\"-1\"";
        int exponent = text.indexOf('e');
        if (exponent < 0) {
            return "<mn" + from + ">" + text + "</mn>";
        }
        String power = text.substring(exponent + 1)
                .replaceFirst("^(&#x2212;|\\+)?0+(?=[0-9])", "$1")
                .replace("+", "");
        return "<mrow><mn" + from + ">" + text.substring(0, exponent) + "</mn><mo>&#x22c5;</mo><msup><mn>10</mn><mn>"
                + power + "</mn></msup></mrow>";
    }

    @Override
    public String letter(Letter letter) {
        String name = "<mi>" + GREEK.getOrDefault(letter.name(), letter.name()) + "</mi>";
        String layer = letter.layer() < 0 ? "" : "<mrow><mo>(</mo><mn>" + letter.layer() + "</mn><mo>)</mo></mrow>";
        String indices = letter.indices().isEmpty()
                ? ""
                : letter.indices().stream()
                        .map(index -> "<mn>" + index + "</mn>")
                        .collect(Collectors.joining("<mo>,</mo>", "<mrow>", "</mrow>"));
        if (layer.isEmpty() && indices.isEmpty()) {
            return name;
        } else if (layer.isEmpty()) {
            return "<msub>" + name + indices + "</msub>";
        }
        return indices.isEmpty()
                ? "<msup>" + name + layer + "</msup>"
                : "<msubsup>" + name + indices + layer + "</msubsup>";
    }

    @Override
    public String subscripted(Subscripted letter) {
        String name = "<mi>" + GREEK.getOrDefault(letter.name(), letter.name()) + "</mi>";
        return letter.subscript().isEmpty() ? name : "<msub>" + name + "<mi>" + letter.subscript() + "</mi></msub>";
    }

    @Override
    public String slope(String of, String by) {
        return "<mfrac><mrow><mo>&#x2202;</mo>" + of + "</mrow><mrow><mo>&#x2202;</mo>" + by + "</mrow></mfrac>";
    }

    @Override
    public String plus() {
        return "<mo form=\"infix\">+</mo>";
    }

    @Override
    public String minus() {
        return "<mo>&#x2212;</mo>";
    }

    @Override
    public String times() {
        return "<mo form=\"infix\">&#x22c5;</mo>";
    }

    @Override
    public String equal() {
        return "<mo form=\"infix\">=</mo>";
    }

    @Override
    public String leftOut(int count) {
        return "<mo>&#x2026;</mo><mtext>&#xa0;(" + count + " more)</mtext>";
    }

    @Override
    public String rest(String sum, int count) {
        return sum + "<mtext>&#xa0;(" + count + " more)</mtext>";
    }

    @Override
    public String quotient(String over, String under) {
        return "<mfrac><mrow>" + over + "</mrow><mrow>" + under + "</mrow></mfrac>";
    }

    @Override
    public String power(String base, String exponent) {
        return "<msup><mrow>" + base + "</mrow><mrow>" + exponent + "</mrow></msup>";
    }

    @Override
    public String function(String name) {
        return name.endsWith("'")
                ? "<msup><mi>" + name.substring(0, name.length() - 1) + "</mi><mo>&#x2032;</mo></msup>"
                : "<mi>" + name + "</mi>";
    }

    @Override
    public String compared(String left, Relation relation, String right) {
        return left + "<mo>" + relation.mathMl() + "</mo>" + right;
    }

    @Override
    public String formula(Formula formula) {
        String math = formula.mathMl();
        return "<mrow>" + math.substring(math.indexOf('>') + 1, math.lastIndexOf("</math>")) + "</mrow>";
    }

    @Override
    public String open() {
        return "<mo>(</mo>";
    }

    @Override
    public String close() {
        return "<mo>)</mo>";
    }

    @Override
    public String openRow() {
        return "<mo>[</mo>";
    }

    @Override
    public String closeRow() {
        return "<mo>]</mo>";
    }

    @Override
    public String comma() {
        return "<mo>,</mo>";
    }

    @Override
    public boolean stacked() {
        return true;
    }
}
