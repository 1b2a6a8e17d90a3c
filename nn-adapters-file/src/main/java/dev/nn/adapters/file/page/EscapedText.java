package dev.nn.adapters.file.page;

import dev.nn.domain.word.Printable;

/** Text that nothing can break out of. */
final class EscapedText {

    private EscapedText() {}

    /** As the text of an element, or the value of an attribute in quotes. */
    static String html(String text) {
        // Neither HTML nor a reader can do anything with characters that act on a screen.
        return Printable.lines(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** As a text of JSON inside a script element: no tag can begin or end in it. */
    static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' '
                    || c == '"'
                    || c == '\\'
                    || c == '<'
                    || c == '>'
                    || c == '&'
                    || c == '\u2028'
                    || c == '\u2029') {
                json.append("\\u").append(String.format("%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /** A link in HTML. */
    static String link(String address, String text) {
        return "<a href=\"" + html(address) + "\">" + html(text) + "</a>";
    }
}
