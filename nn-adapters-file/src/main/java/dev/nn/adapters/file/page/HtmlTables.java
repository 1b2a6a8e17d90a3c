package dev.nn.adapters.file.page;

import dev.nn.application.page.Block.Matrix;
import dev.nn.application.page.Block.TextTable;
import dev.nn.application.page.Block.TextTable.Cell;
import dev.nn.application.page.Digits;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tables in HTML. On a narrow screen, and always for tables with many columns, each row becomes a
 * card that labels every value with its column name. This avoids horizontal scrolling.
 */
final class HtmlTables {

    /** The maximum number of columns that fit on paper; wider tables become cards. */
    private static final int MAX_COLUMNS = 12;

    /** The maximum number of horizontal column labels; more labels are set vertically. */
    private static final int UPRIGHT = 6;

    private HtmlTables() {}

    static String table(TextTable table) {
        int columns = table.header().size();
        String kind = columns > MAX_COLUMNS ? "cards" : columns > 2 ? "rows" : "pairs";
        StringBuilder html = new StringBuilder(open(table.caption(), kind)).append("<thead><tr>");
        List<String> kinds = IntStream.range(0, columns)
                .mapToObj(column -> kind(table, column))
                .toList();
        for (int c = 0; c < columns; c++) {
            html.append("<th scope=\"col\"" + kinds.get(c) + ">"
                    + linked(
                            table, new Cell(TextTable.HEADER, c), table.header().get(c)) + "</th>");
        }
        html.append("</tr></thead><tbody>\n");
        for (int r = 0; r < table.rows().size(); r++) {
            List<String> row = table.rows().get(r);
            html.append("<tr>");
            for (int c = 0; c < row.size(); c++) {
                html.append("<td" + kinds.get(c) + label(table.header().get(c)) + ">"
                        + linked(table, new Cell(r, c), row.get(c)) + "</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></figure>\n").toString();
    }

    private static String open(String caption, String kind) {
        return "<figure class=\"wide\">"
                + (caption.isEmpty() ? "" : "<figcaption>" + EscapedText.html(caption) + "</figcaption>")
                + "<table class=\"" + kind + "\">";
    }

    private static String label(String column) {
        return " data-label=\"" + EscapedText.html(column) + "\"";
    }

    private static String linked(TextTable table, Cell cell, String text) {
        String address = table.links().get(cell);
        return address == null ? EscapedText.html(text) : EscapedText.link(address, text);
    }

    /** Returns a class attribute that right-aligns a column with only numbers, or an empty text. */
    private static String kind(TextTable table, int column) {
        boolean numbers = table.rows().stream()
                .map(row -> row.get(column))
                .allMatch(cell -> cell.isEmpty() || cell.matches("[-+]?[0-9].*"));
        return numbers ? " class=\"number\"" : "";
    }

    static String matrix(Matrix matrix) {
        boolean upright = matrix.labels().size() > UPRIGHT;
        StringBuilder html = new StringBuilder(open(matrix.caption(), "matrix rows" + (upright ? " upright" : "")))
                .append("<thead><tr><td></td>");
        matrix.labels()
                .forEach(label -> html.append("<th scope=\"col\"><span>" + EscapedText.html(label) + "</span></th>"));
        html.append("</tr></thead><tbody>\n");
        for (int r = 0; r < matrix.counts().length; r++) {
            long all = Arrays.stream(matrix.counts()[r]).sum();
            html.append(
                    "<tr><th scope=\"row\">" + EscapedText.html(matrix.labels().get(r)) + "</th>");
            for (int c = 0; c < matrix.counts()[r].length; c++) {
                long count = matrix.counts()[r][c];
                double share = all == 0 ? 0 : (double) count / all;
                // Cards omit classes that were never predicted for this row.
                String none = count == 0 && r != c ? " none" : "";
                html.append("<td class=\"number " + (r == c ? "right" : "wrong") + none + "\" style=\"--share: "
                        + Digits.shown(share) + "\"" + label(matrix.labels().get(c)) + ">" + count + "</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></figure>\n").toString();
    }
}
