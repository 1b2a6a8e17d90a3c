package dev.nn.application.port.out;

import java.util.Map;

/** Writes files that were not there before. A disk that fails ends it with an {@link java.io.UncheckedIOException}. */
public interface KeepNewFile {

    /** Whether there is something of this name already; the path is as the user gave it. */
    boolean exists(String file);

    /** Keeps a text. */
    void keep(String file, String text);

    /** Keeps maps, lists, texts, numbers and flags as JSON. */
    void keepJson(String file, Map<String, Object> content);
}
