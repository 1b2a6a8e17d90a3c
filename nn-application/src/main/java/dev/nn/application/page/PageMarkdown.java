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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page in Markdown, mathematics as LaTeX between dollar signs. */
public record PageMarkdown(Digits digits) {

    /** The page, with its last line's end. */
    public String write(Page page) {
        StringBuilder text =
                new StringBuilder("# ").append(escaped(page.title())).append("\n");
        for (Block block : page.blocks()) {
            text.append('\n');
            if (block instanceof Heading heading) {
                text.append("#".repeat(heading.level())).append(' ').append(escaped(heading.text()));
            } else if (block instanceof Paragraph paragraph) {
                text.append(escaped(paragraph.text()));
            } else if (block instanceof Equations equations) {
                text.append(equations.equations().stream().map(this::equation).collect(Collectors.joining("\n\n")));
            } else if (block instanceof Drawing drawing) {
                text.append(drawing.columns().stream()
                        .map(column -> escaped(column.label()) + " (" + column.units() + ")")
                        .collect(Collectors.joining(" → ")));
            } else {
                text.append(other(block));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** What needs a screen is named alone. */
    private static String other(Block block) {
        if (block instanceof Note note) {
            return "**" + escaped(note.name()) + "** " + escaped(note.text());
        } else if (block instanceof Table table) {
            return Stream.concat(
                            Stream.of(
                                    row(table.header()),
                                    "|---".repeat(table.header().size()) + "|"),
                            table.rows().stream().map(PageMarkdown::row))
                    .collect(Collectors.joining("\n"));
        }
        return "(a picture, on the page in HTML)";
    }

    private static String row(List<String> cells) {
        return cells.stream().map(PageMarkdown::escaped).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String equation(Equation equation) {
        return "$$" + joined(equation.sides(), " = ") + "$$";
    }

    /** Names come from files: what Markdown takes for markup is said not to be. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>#|$])", "\\\\$1");
    }

    private String joined(List<Term> terms, String between) {
        return terms.stream().map(this::term).collect(Collectors.joining(between));
    }

    private String term(Term term) {
        if (term instanceof Value value) {
            String text = digits.text(value.value());
            int exponent = text.indexOf('e');
            return exponent < 0
                    ? text
                    : text.substring(0, exponent) + " \\cdot 10^{" + Integer.parseInt(text.substring(exponent + 1))
                            + "}";
        } else if (term instanceof Letter letter) {
            String name = letter.name().length() == 1 ? letter.name() : "\\" + letter.name();
            String indices = letter.indices().stream().map(Object::toString).collect(Collectors.joining(","));
            return name
                    + (letter.layer() < 0 ? "" : "^{(" + letter.layer() + ")}")
                    + (indices.isEmpty() ? "" : "_{" + indices + "}");
        } else if (term instanceof Slope slope) {
            return "\\frac{\\partial " + term(slope.of()) + "}{\\partial " + term(slope.by()) + "}";
        } else if (term instanceof Sum sum) {
            return sum.terms().stream().map(this::factor).collect(Collectors.joining(" + "))
                    + (sum.leftOut() > 0 ? " + \\dots\\;(" + sum.leftOut() + "\\text{ terms left out})" : "");
        } else if (term instanceof Product product) {
            return product.factors().stream().map(this::factor).collect(Collectors.joining(" \\cdot "));
        } else if (term instanceof Applied applied) {
            return applied.function() + "\\left(" + term(applied.argument()) + "\\right)";
        } else if (term instanceof Written written) {
            return written.formula().latex();
        }
        Row row = (Row) term;
        return "\\left[" + joined(row.values(), ",\\;")
                + (row.leftOut() > 0 ? ",\\;\\dots\\;(" + row.leftOut() + "\\text{ left out})" : "") + "\\right]";
    }

    private String factor(Term term) {
        boolean open = (term instanceof Sum sum && sum.terms().size() > 1)
                || (term instanceof Value value && value.value() < 0);
        return open ? "\\left(" + term(term) + "\\right)" : term(term);
    }
}
