package dev.nn.application.page;

/**
 * What draws charts in a page of HTML: put into it, since a page loads nothing.
 *
 * @param style in CSS
 * @param script that finds {@code figure.chart} and draws the JSON that it holds
 */
public record Charts(String style, String script) {

    /** For pages without charts. */
    public static final Charts NONE = new Charts("", "");
}
