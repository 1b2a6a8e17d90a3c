package dev.nn.application.port.out;

import java.util.Map;

/** A writer of new files. A disk error throws an {@link java.io.UncheckedIOException}. */
public interface NewFileWriter {

    /** Returns whether a file of this name exists; the path is as the user typed it. */
    boolean exists(String file);

    /** Writes a text. */
    void write(String file, String text);

    /** Writes maps, lists, texts, numbers and booleans as JSON. */
    void writeJson(String file, Map<String, Object> content);
}
