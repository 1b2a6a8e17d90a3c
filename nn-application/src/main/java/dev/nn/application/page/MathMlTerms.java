package dev.nn.application.page;

import dev.nn.application.page.Term.Applied;
import dev.nn.application.page.Term.Letter;
import dev.nn.application.page.Term.Product;
import dev.nn.application.page.Term.Row;
import dev.nn.application.page.Term.Slope;
import dev.nn.application.page.Term.Sum;
import dev.nn.application.page.Term.Value;
import dev.nn.application.page.Term.Written;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Terms as MathML. */
record MathMlTerms(Digits digits) {

    private static final Map<String, String> GREEK = Map.of("delta", "&#x3b4;");

    String joined(List<Term> terms, String between) {
        return terms.stream().map(this::term).collect(Collectors.joining(between));
    }

    private String term(Term term) {
        if (term instanceof Value value) {
            return value(value);
        } else if (term instanceof Letter letter) {
            return letter(letter);
        } else if (term instanceof Slope slope) {
            return "<mfrac><mrow><mo>&#x2202;</mo>" + term(slope.of()) + "</mrow><mrow><mo>&#x2202;</mo>"
                    + term(slope.by()) + "</mrow></mfrac>";
        } else if (term instanceof Sum sum) {
            return sum.terms().stream().map(this::factor).collect(Collectors.joining("<mo>+</mo>"))
                    + leftOut("<mo>+</mo>", sum.leftOut(), " terms left out");
        } else if (term instanceof Product product) {
            return product.factors().stream().map(this::factor).collect(Collectors.joining("<mo>&#x22c5;</mo>"));
        } else if (term instanceof Applied applied) {
            return "<mi>" + applied.function().replace("'", "&#x2032;") + "</mi><mo>(</mo>" + term(applied.argument())
                    + "<mo>)</mo>";
        } else if (term instanceof Written written) {
            String math = written.formula().mathMl();
            return "<mrow>" + math.substring(math.indexOf('>') + 1, math.lastIndexOf("</math>")) + "</mrow>";
        }
        Row row = (Row) term;
        return "<mo>[</mo>" + joined(row.values(), "<mo>,</mo>") + leftOut("<mo>,</mo>", row.leftOut(), " left out")
                + "<mo>]</mo>";
    }

    private static String leftOut(String sign, int count, String words) {
        return count == 0 ? "" : sign + "<mo>&#x2026;</mo><mtext>(" + count + words + ")</mtext>";
    }

    private String value(Value value) {
        String text = digits.text(value.value()).replace("-", "&#x2212;");
        String from = value.origin().isEmpty() ? "" : " data-from=\"" + value.origin() + "\" tabindex=\"0\"";
        int exponent = text.indexOf('e');
        if (exponent < 0) {
            return "<mn" + from + ">" + text + "</mn>";
        }
        String power = text.substring(exponent + 1)
                .replaceFirst("^(&#x2212;|\\+)?0+(?=[0-9])", "$1")
                .replace("+", "");
        return "<mn" + from + ">" + text.substring(0, exponent) + "</mn><mo>&#x22c5;</mo><msup><mn>10</mn><mn>" + power
                + "</mn></msup>";
    }

    private static String letter(Letter letter) {
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

    private String factor(Term term) {
        boolean open = (term instanceof Sum sum && sum.terms().size() > 1)
                || (term instanceof Value value && value.value() < 0);
        return open ? "<mrow><mo>(</mo>" + term(term) + "<mo>)</mo></mrow>" : term(term);
    }
}
