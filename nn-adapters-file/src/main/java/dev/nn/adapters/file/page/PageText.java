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
import java.util.Locale;
import java.util.stream.Collectors;

/** A writer of pages for a terminal. */
record PageText(Digits digits) {

    /** Returns the page, including the final line break. */
    public String write(Page page) {
        StringBuilder text = new StringBuilder(page.title()).append('\n');
        write(page.blocks(), new TermWriter(new TextNotation(digits)), text);
        return text.toString();
    }

    private static void write(List<Block> blocks, TermWriter terms, StringBuilder text) {
        for (Block block : blocks) {
            if (block instanceof Heading heading) {
                text.append('\n')
                        .append(heading.text().toUpperCase(Locale.ROOT))
                        .append('\n');
            } else if (block instanceof Paragraph paragraph) {
                text.append("  ").append(paragraph.text()).append('\n');
            } else if (block instanceof Equations equations) {
                for (Equation equation : equations.equations()) {
                    text.append("  ").append(terms.equation(equation.sides())).append('\n');
                }
            } else if (block instanceof Drawing drawing) {
                text.append("  ")
                        .append(drawing.columns().stream()
                                .map(column -> column.label() + " (" + column.units() + ")")
                                .collect(Collectors.joining(" -> ")))
                        .append('\n');
            } else if (block instanceof Folded folded) {
                text.append("  (").append(folded.summary()).append(": --all shows them)\n");
            } else {
                text.append("  ").append(other(block)).append('\n');
            }
        }
    }

    /** Writes a note or a table; graphics are replaced by a placeholder. */
    private static String other(Block block) {
        if (block instanceof Note note) {
            return note.name() + ": " + note.text();
        } else if (block instanceof TextTable table) {
            return table.rows().stream().map(row -> String.join("  ", row)).collect(Collectors.joining("\n  "));
        }
        return "(picture: see the HTML page)";
    }
}
