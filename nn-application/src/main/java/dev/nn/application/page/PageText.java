package dev.nn.application.page;

import dev.nn.application.page.Block.Drawing;
import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Block.Equations;
import dev.nn.application.page.Block.Heading;
import dev.nn.application.page.Block.Note;
import dev.nn.application.page.Block.Paragraph;
import dev.nn.application.page.Block.Table;
import dev.nn.application.page.Term.Applied;
import dev.nn.application.page.Term.Letter;
import dev.nn.application.page.Term.Product;
import dev.nn.application.page.Term.Row;
import dev.nn.application.page.Term.Slope;
import dev.nn.application.page.Term.Sum;
import dev.nn.application.page.Term.Value;
import dev.nn.application.page.Term.Written;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A page for a terminal. */
public record PageText(Digits digits) {

    /** The page, with its last line's end. */
    public String write(Page page) {
        StringBuilder text = new StringBuilder(page.title()).append('\n');
        for (Block block : page.blocks()) {
            if (block instanceof Heading heading) {
                text.append('\n')
                        .append(heading.text().toUpperCase(Locale.ROOT))
                        .append('\n');
            } else if (block instanceof Paragraph paragraph) {
                text.append("  ").append(paragraph.text()).append('\n');
            } else if (block instanceof Equations equations) {
                for (Equation equation : equations.equations()) {
                    text.append("  ").append(joined(equation.sides(), " = ")).append('\n');
                }
            } else if (block instanceof Drawing drawing) {
                text.append("  ")
                        .append(drawing.columns().stream()
                                .map(column -> column.label() + " (" + column.units() + ")")
                                .collect(Collectors.joining(" -> ")))
                        .append('\n');
            } else {
                text.append("  ").append(other(block)).append('\n');
            }
        }
        return text.toString();
    }

    /** What needs a screen is named alone. */
    private static String other(Block block) {
        if (block instanceof Note note) {
            return note.name() + ": " + note.text();
        } else if (block instanceof Table table) {
            return table.rows().stream().map(row -> String.join("  ", row)).collect(Collectors.joining("\n  "));
        }
        return "(a picture, on the page in HTML)";
    }

    private String joined(List<Term> terms, String between) {
        return terms.stream().map(this::term).collect(Collectors.joining(between));
    }

    private String term(Term term) {
        if (term instanceof Value value) {
            return digits.text(value.value());
        } else if (term instanceof Letter letter) {
            String layer = letter.layer() < 0 ? "" : Integer.toString(letter.layer());
            String indices = letter.indices().stream().map(Object::toString).collect(Collectors.joining(","));
            return letter.name() + layer + (indices.isEmpty() ? "" : "[" + indices + "]");
        } else if (term instanceof Slope slope) {
            return "d" + term(slope.of()) + "/d" + term(slope.by());
        } else if (term instanceof Sum sum) {
            return sum.terms().stream().map(this::factor).collect(Collectors.joining(" + "))
                    + (sum.leftOut() > 0 ? " + ... (" + sum.leftOut() + " terms left out)" : "");
        } else if (term instanceof Product product) {
            return product.factors().stream().map(this::factor).collect(Collectors.joining("*"));
        } else if (term instanceof Applied applied) {
            return applied.function() + "(" + term(applied.argument()) + ")";
        } else if (term instanceof Written written) {
            return written.formula().text();
        }
        Row row = (Row) term;
        return "[" + joined(row.values(), ", ") + (row.leftOut() > 0 ? ", ... (" + row.leftOut() + " left out)" : "")
                + "]";
    }

    private String factor(Term term) {
        boolean open = (term instanceof Sum sum && sum.terms().size() > 1)
                || (term instanceof Value value && value.value() < 0);
        return open ? "(" + term(term) + ")" : term(term);
    }
}
