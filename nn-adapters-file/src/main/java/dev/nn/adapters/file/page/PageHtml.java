package dev.nn.adapters.file.page;

import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Chart;
import dev.nn.application.page.Block.Drawing;
import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Block.Equations;
import dev.nn.application.page.Block.Folded;
import dev.nn.application.page.Block.Heading;
import dev.nn.application.page.Block.Link;
import dev.nn.application.page.Block.Matrix;
import dev.nn.application.page.Block.Note;
import dev.nn.application.page.Block.Paragraph;
import dev.nn.application.page.Block.Pictures;
import dev.nn.application.page.Block.Plane;
import dev.nn.application.page.Block.TextTable;
import dev.nn.application.page.Digits;
import dev.nn.application.page.Page;
import dev.nn.application.page.Term;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A writer of self-contained HTML pages with formulas as MathML; nothing is loaded or linked from
 * elsewhere. A number from another equation shows that equation on hover, tap or keyboard focus. A
 * click or Enter jumps to it.
 *
 * @param charts true to embed the uPlot script, which draws charts
 */
record PageHtml(Digits digits, boolean charts) {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
            <title>@title@</title>
            <style>
            @style@</style>
            </head>
            <body>
            <h1>@title@</h1>
            """;

    private static final String FOOT = """
            <div id="from" role="status" hidden></div>
            @script@</body>
            </html>
            """;

    /** Returns the page as HTML. */
    public String write(Page page) {
        TermWriter terms = new TermWriter(new MathMlNotation(digits));
        StringBuilder html = new StringBuilder(
                HEAD.replace("@title@", EscapedText.html(page.title())).replace("@style@", style()));
        page.blocks().forEach(block -> html.append(block(terms, block)));
        return html.append(FOOT.replace("@script@", script())).toString();
    }

    private String style() {
        return Resources.text("page.css")
                + (charts ? Resources.text("uPlot.min.css") + Resources.text("charts.css") : "");
    }

    private String script() {
        String own = "<script>\n" + Resources.text("page.js") + "</script>\n";
        return charts
                ? own + "<script>\n" + Resources.text("uPlot.iife.min.js") + Resources.text("charts.js") + "</script>\n"
                : own;
    }

    private static String block(TermWriter terms, Block block) {
        if (block instanceof Heading heading) {
            return "<h" + heading.level() + ">" + EscapedText.html(heading.text()) + "</h" + heading.level() + ">\n";
        } else if (block instanceof Paragraph paragraph) {
            return "<p>" + EscapedText.html(paragraph.text()) + "</p>\n";
        } else if (block instanceof Link link) {
            return "<p>" + EscapedText.link(link.address(), link.text()) + "</p>\n";
        } else if (block instanceof Note note) {
            return "<p class=\"note\"><strong>" + EscapedText.html(note.name()) + "</strong> "
                    + EscapedText.html(note.text()) + "</p>\n";
        } else if (block instanceof Equations equations) {
            return equations.equations().stream()
                    .map(equation -> equation(terms, equation))
                    .collect(Collectors.joining());
        } else if (block instanceof TextTable table) {
            return HtmlTables.table(table);
        } else if (block instanceof Matrix matrix) {
            return HtmlTables.matrix(matrix);
        } else if (block instanceof Chart chart) {
            return HtmlPictures.chart(chart);
        } else if (block instanceof Plane plane) {
            return HtmlPictures.plane(plane);
        } else if (block instanceof Pictures pictures) {
            return HtmlPictures.pictures(pictures);
        } else if (block instanceof Folded folded) {
            return folded.blocks().stream()
                    .map(inner -> block(terms, inner))
                    .collect(Collectors.joining(
                            "",
                            "<details><summary>" + EscapedText.html(folded.summary()) + "</summary>\n",
                            "</details>\n"));
        }
        return HtmlPictures.drawing((Drawing) block);
    }

    /**
     * Writes the defined symbol on the left, then each equal side on its own line. Narrow pages
     * break lines before operators.
     */
    private static String equation(TermWriter terms, Equation equation) {
        String id = equation.id().isEmpty() ? "" : " id=\"" + equation.id() + "\"";
        List<Term> sides = equation.sides();
        StringBuilder html =
                new StringBuilder("<div class=\"equation\"" + id + "><div>" + math(terms.write(sides.get(0))));
        html.append("</div><div>");
        for (Term side : sides.subList(1, sides.size())) {
            List<String> pieces = terms.pieces(side);
            html.append("<div class=\"side\">").append(math("<mo form=\"infix\">=</mo>" + pieces.get(0)));
            pieces.subList(1, pieces.size()).forEach(piece -> html.append(' ').append(math(piece)));
            html.append("</div>");
        }
        return html.append("</div></div>\n").toString();
    }

    private static String math(String inner) {
        return "<math displaystyle=\"true\"><mrow>" + inner + "</mrow></math>";
    }
}
