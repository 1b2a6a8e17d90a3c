package dev.nn.adapters.file.page;

import dev.nn.application.page.Block.Chart;
import dev.nn.application.page.Block.Drawing;
import dev.nn.application.page.Block.Pictures;
import dev.nn.application.page.Block.Plane;
import dev.nn.application.page.Digits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Charts, planes, pictures and network drawings in HTML. */
final class HtmlPictures {

    private static final int COLOURS = 10;
    private static final int DRAWN = 5;

    private HtmlPictures() {}

    /**
     * Returns a chart with its data as JSON, which the page's script draws. Without JavaScript, the
     * title tells which chart is missing.
     */
    static String chart(Chart chart) {
        String series = chart.series().stream()
                .map(one -> "{\"label\":" + EscapedText.json(one.label()) + ",\"reference\":" + one.reference()
                        + ",\"x\":" + numbers(one.x()) + ",\"y\":" + numbers(one.y()) + "}")
                .collect(Collectors.joining(","));
        return "<figure class=\"chart\"><figcaption>" + EscapedText.html(chart.title()) + "</figcaption>"
                + "<div class=\"plot\" role=\"img\" tabindex=\"0\" aria-label=\"" + EscapedText.html(summary(chart))
                + "\"></div><script type=\"application/json\">{\"xLabel\":" + EscapedText.json(chart.xLabel())
                + ",\"yLabel\":" + EscapedText.json(chart.yLabel()) + ",\"style\":"
                + EscapedText.json(chart.style().name().toLowerCase(Locale.ROOT)) + ",\"series\":[" + series
                + "]}</script></figure>\n";
    }

    /** Returns a text alternative for screen readers: the first and last value of each line. */
    private static String summary(Chart chart) {
        return chart.title() + ": "
                + chart.series().stream()
                        .map(one -> {
                            double[] there = Arrays.stream(one.y())
                                    .filter(Double::isFinite)
                                    .toArray();
                            return there.length == 0
                                    ? one.label()
                                    : one.label() + " from " + Digits.shown(there[0]) + " to "
                                            + Digits.shown(there[there.length - 1]);
                        })
                        .collect(Collectors.joining(", "));
    }

    private static String numbers(double[] values) {
        return DoubleStream.of(values)
                .mapToObj(value -> Double.isFinite(value) ? drawn(value) : "null")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Formats a number with few digits, because a screen has too few pixels to show more. */
    static String drawn(double value) {
        return Digits.wholeOr(DRAWN, value);
    }

    private static final int PLANE = 480;
    private static final int MARGIN = 72;

    static String plane(Plane plane) {
        int rows = plane.cells().length;
        int columns = plane.cells()[0].length;
        double high = (double) PLANE / rows;
        double wide = (double) PLANE / columns;
        StringBuilder svg = new StringBuilder("<figure><figcaption>" + EscapedText.html(plane.title())
                + "</figcaption><svg class=\"plane\" role=\"img\" aria-label=\"" + EscapedText.html(plane.title())
                + "\" viewBox=\"0 0 " + (PLANE + 2 * MARGIN) + " " + (PLANE + MARGIN) + "\" width=\""
                + (PLANE + 2 * MARGIN) + "\">");
        for (int r = 0; r < rows; r++) {
            int from = 0;
            for (int c = 1; c <= columns; c++) {
                if (c == columns || !look(plane, r, c).equals(look(plane, r, from))) {
                    svg.append(String.format(
                            Locale.ROOT,
                            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" %s/>",
                            MARGIN + from * wide,
                            r * high,
                            (c - from) * wide + 0.3,
                            high + 0.3,
                            look(plane, r, from)));
                    from = c;
                }
            }
        }
        for (Plane.Point point : plane.points()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle class=\"c%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>",
                    point.number() % COLOURS,
                    MARGIN + point.across() * PLANE,
                    PLANE - point.up() * PLANE));
        }
        svg.append(text(MARGIN, PLANE + 18, "start", Digits.shown(plane.across().low())));
        svg.append(text(MARGIN + PLANE / 2, PLANE + 34, "middle", plane.across().label()));
        svg.append(text(
                MARGIN + PLANE, PLANE + 18, "end", Digits.shown(plane.across().high())));
        svg.append(text(MARGIN - 6, PLANE, "end", Digits.shown(plane.up().low())));
        svg.append(text(MARGIN - 6, 12, "end", Digits.shown(plane.up().high())));
        svg.append(text(4, PLANE / 2, "start", plane.up().label()));
        return svg + "</svg>" + legend(plane.names()) + "</figure>\n";
    }

    /**
     * Returns the style of a cell. Strength is rounded to visible steps, so that similar neighbours
     * merge into one rectangle.
     */
    private static String look(Plane plane, int row, int column) {
        double strength = Math.rint(plane.strength()[row][column] * 8) / 8;
        return String.format(
                Locale.ROOT,
                "class=\"c%d\" fill-opacity=\"%.2f\"",
                plane.cells()[row][column] % COLOURS,
                0.15 + 0.45 * strength);
    }

    private static String text(int x, int y, String anchor, String text) {
        return "<text x=\"" + x + "\" y=\"" + y + "\" style=\"text-anchor: " + anchor + "\">" + EscapedText.html(text)
                + "</text>";
    }

    private static String legend(List<String> names) {
        StringBuilder html = new StringBuilder("<ul class=\"legend\">");
        for (int k = 0; k < names.size(); k++) {
            html.append(
                    "<li><svg width=\"14\" height=\"14\" aria-hidden=\"true\"><rect width=\"14\" height=\"14\" class=\"c"
                            + k % COLOURS + "\"/></svg> " + EscapedText.html(names.get(k)) + "</li>");
        }
        return html.append("</ul>").toString();
    }

    static String pictures(Pictures pictures) {
        StringBuilder html = new StringBuilder("<figure><figcaption>" + EscapedText.html(pictures.caption())
                + "</figcaption><div class=\"pictures\">");
        for (Pictures.Picture picture : pictures.pictures()) {
            String label = EscapedText.html(picture.label());
            html.append("<figure><img width=\"56\" height=\"56\" alt=\"" + label + "\" src=\""
                    + Png.address(picture.width(), picture.height(), picture.pixels()) + "\"><figcaption>" + label
                    + "</figcaption></figure>");
        }
        return html.append("</div></figure>\n").toString();
    }

    private static final int MAX_CIRCLES = 10;
    private static final int ACROSS = 150;
    private static final int DOWN = 34;

    /** Draws a network: units as circles, each connected to every unit of the next column. */
    static String drawing(Drawing drawing) {
        List<Drawing.Column> columns = drawing.columns();
        int tallest = columns.stream()
                .mapToInt(column -> Math.min(MAX_CIRCLES, column.units()))
                .max()
                .orElse(1);
        List<String> lines = new ArrayList<>();
        List<String> circles = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            int x = ACROSS / 2 + c * ACROSS;
            int shown = Math.min(MAX_CIRCLES, columns.get(c).units());
            for (int u = 0; u < shown; u++) {
                int y = y(u, shown, tallest);
                circles.add("<circle cx=\"" + x + "\" cy=\"" + y + "\" r=\"11\"/>");
                int next = c + 1 < columns.size()
                        ? Math.min(MAX_CIRCLES, columns.get(c + 1).units())
                        : 0;
                for (int v = 0; v < next; v++) {
                    lines.add("<line x1=\"" + x + "\" y1=\"" + y + "\" x2=\"" + (x + ACROSS) + "\" y2=\""
                            + y(v, next, tallest) + "\"/>");
                }
            }
            String more = columns.get(c).units() > shown
                    ? ", " + shown + " of " + columns.get(c).units()
                    : "";
            circles.add("<text x=\"" + x + "\" y=\"" + (tallest * DOWN + 24) + "\">"
                    + EscapedText.html(columns.get(c).label()) + more + "</text>");
        }
        return "<svg class=\"network\" role=\"img\" aria-label=\"the network\" viewBox=\"0 0 " + columns.size() * ACROSS
                + " " + (tallest * DOWN + 34) + "\" width=\"" + columns.size() * ACROSS + "\">"
                + String.join("", lines) + String.join("", circles) + "</svg>\n";
    }

    private static int y(int unit, int shown, int tallest) {
        return DOWN / 2 + unit * DOWN + (tallest - shown) * DOWN / 2;
    }
}
