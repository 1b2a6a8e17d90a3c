package dev.nn.acceptance.documents;

import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A small plot of a function as SVG, in colors that are legible on light and dark pages. */
final class SvgPlot {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final int MARGIN = 30;
    private static final int POINTS = 200;

    private SvgPlot() {}

    /** A function of one variable. */
    interface Curve {
        double at(double x);
    }

    static String of(String title, double from, double to, Curve curve, @Nullable Curve dashed) {
        double[] x = IntStream.rangeClosed(0, POINTS)
                .mapToDouble(i -> from + (to - from) * i / POINTS)
                .toArray();
        double[] first = DoubleStream.of(x).map(curve::at).toArray();
        double[] second = dashed == null
                ? new double[0]
                : DoubleStream.of(x).map(dashed::at).toArray();
        // Steep ends would flatten the rest: the plot shows values from -6 to 6.
        double low = Math.max(-6, Math.min(0, lowest(first, second)));
        double high = Math.min(6, Math.max(low + 0.1, highest(first, second)));
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">%n",
                WIDTH,
                HEIGHT,
                WIDTH,
                HEIGHT));
        svg.append("<title>").append(title).append("</title>\n");
        svg.append("<g fill=\"none\" stroke=\"#888\">");
        svg.append(line(MARGIN, y(0, low, high), WIDTH - 5.0, y(0, low, high)));
        if (from < 0 && to > 0) {
            svg.append(line(place(0, from, to), 5, place(0, from, to), HEIGHT - 20.0));
        }
        svg.append("</g>\n");
        if (dashed != null) {
            path(svg, x, second, low, high, "stroke=\"#dd8a1d\" stroke-dasharray=\"5 3\"");
        }
        path(svg, x, first, low, high, "stroke=\"#3b82f6\" stroke-width=\"2\"");
        svg.append("<g fill=\"#888\" font-family=\"sans-serif\" font-size=\"11\">");
        label(svg, 2, y(high, low, high) + 8, high);
        label(svg, 2, y(low, low, high), low);
        label(svg, MARGIN, HEIGHT - 5.0, from);
        label(svg, WIDTH - 25.0, HEIGHT - 5.0, to);
        return svg.append("</g>\n</svg>\n").toString();
    }

    private static void path(StringBuilder svg, double[] x, double[] y, double low, double high, String style) {
        StringBuilder points = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < x.length; i++) {
            // A jump breaks the line, and so do values outside the plot.
            boolean seen = Double.isFinite(y[i]) && y[i] >= low - 1e-9 && y[i] <= high + 1e-9;
            boolean jump = down && i > 0 && Math.abs(y[i] - y[i - 1]) > (high - low) / 8;
            if (seen) {
                points.append(down && !jump ? "L" : "M")
                        .append(text(place(x[i], x[0], x[x.length - 1])))
                        .append(' ')
                        .append(text(y(y[i], low, high)));
            }
            down = seen;
        }
        svg.append("<path fill=\"none\" ")
                .append(style)
                .append(" d=\"")
                .append(points)
                .append("\"/>\n");
    }

    private static void label(StringBuilder svg, double x, double y, double value) {
        svg.append("<text x=\"")
                .append(text(x))
                .append("\" y=\"")
                .append(text(y))
                .append("\">");
        svg.append(String.format(Locale.ROOT, "%.3g", value).replaceAll("\\.?0+$", ""))
                .append("</text>");
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return "<path d=\"M" + text(x1) + " " + text(y1) + "L" + text(x2) + " " + text(y2) + "\"/>";
    }

    private static double place(double x, double from, double to) {
        return MARGIN + (x - from) / (to - from) * (WIDTH - MARGIN - 5);
    }

    private static double y(double value, double low, double high) {
        return 5 + (high - value) / (high - low) * (HEIGHT - 25);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static double lowest(double[] a, double[] b) {
        return DoubleStream.concat(DoubleStream.of(a), DoubleStream.of(b))
                .filter(Double::isFinite)
                .min()
                .orElse(0);
    }

    private static double highest(double[] a, double[] b) {
        return DoubleStream.concat(DoubleStream.of(a), DoubleStream.of(b))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
    }
}
