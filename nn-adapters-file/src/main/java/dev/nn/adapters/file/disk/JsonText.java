package dev.nn.adapters.file.disk;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Maps, lists, texts, numbers and flags as JSON. Numbers are written by Jackson: Java's own digits are others before 19
 * than after, and what nn keeps is the same on every JDK.
 */
public final class JsonText {

    private static final JsonMapper LINE = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();
    private static final JsonMapper PRETTY =
            LINE.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonText() {}

    /** On one line, without its end. */
    public static String line(Object value) {
        return LINE.writeValueAsString(value);
    }

    /** For people too, with the last line's end. */
    public static String page(Object value) {
        return PRETTY.writeValueAsString(value) + "\n";
    }
}
