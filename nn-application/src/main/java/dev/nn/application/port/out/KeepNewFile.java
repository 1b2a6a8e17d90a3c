package dev.nn.application.port.out;

import java.util.Map;

/** A writer of new files. A disk error throws an {@link java.io.UncheckedIOException}. */
public interface KeepNewFile {

    /** Returns whether a file of this name exists; the path is as the user typed it. */
    boolean exists(String file);

    /** Writes a text. */
    void keep(String file, String text);

    /** Writes maps, lists, texts, numbers and booleans as JSON. */
    void keepJson(String file, Map<String, Object> content);
}
