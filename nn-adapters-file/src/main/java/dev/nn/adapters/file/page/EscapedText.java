package dev.nn.adapters.file.page;

import dev.nn.domain.word.Printable;

/** Escaping of untrusted text for HTML and for JSON inside a script element. */
final class EscapedText {

    private EscapedText() {}

    /** Escapes text for the content of an element or a quoted attribute value. */
    static String html(String text) {
        // Control and direction characters are of no use in HTML or to a reader.
        return Printable.lines(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * Returns a JSON string for a script element. Angle brackets are escaped, so that no tag can
     * start or end in it.
     */
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

    /** Returns an HTML link. */
    static String link(String address, String text) {
        return "<a href=\"" + html(address) + "\">" + html(text) + "</a>";
    }
}
