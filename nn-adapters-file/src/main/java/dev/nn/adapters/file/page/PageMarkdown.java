package dev.nn.adapters.file.page;

import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Drawing;
import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Block.Equations;
import dev.nn.application.page.Block.Folded;
import dev.nn.application.page.Block.Heading;
import dev.nn.application.page.Block.Note;
import dev.nn.application.page.Block.Paragraph;
import dev.nn.application.page.Block.TextTable;
import dev.nn.application.page.Digits;
import dev.nn.application.page.Page;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A writer of Markdown pages, with formulas as LaTeX between dollar signs. */
record PageMarkdown(Digits digits) {

    /** Returns the page, including the final line break. */
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
            } else if (block instanceof Folded folded) {
                text.append(escaped("(" + folded.summary() + ": --all shows them)"));
            } else {
                text.append(other(block));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Writes a note or a table; graphics are replaced by a placeholder. */
    private static String other(Block block) {
        if (block instanceof Note note) {
            return "**" + escaped(note.name()) + "** " + escaped(note.text());
        } else if (block instanceof TextTable table) {
            return Stream.concat(
                            Stream.of(
                                    row(table.header()),
                                    "|---".repeat(table.header().size()) + "|"),
                            table.rows().stream().map(PageMarkdown::row))
                    .collect(Collectors.joining("\n"));
        }
        return "(picture: see the HTML page)";
    }

    private static String row(List<String> cells) {
        return cells.stream().map(PageMarkdown::escaped).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String equation(Equation equation) {
        return "$$" + new TermWriter(new LatexNotation(digits)).equation(equation.sides()) + "$$";
    }

    /** Escapes Markdown markup, because names come from files. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>#|$])", "\\\\$1");
    }
}
