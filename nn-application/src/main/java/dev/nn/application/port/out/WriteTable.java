package dev.nn.application.port.out;

import java.util.List;
import java.util.function.Consumer;

/** Writes tables for other tools to read. */
public interface WriteTable {

    /**
     * The table as text; cells are texts or numbers, in the order of the header.
     *
     * @param rows hands over one row after the other
     */
    String text(List<String> header, Consumer<Consumer<List<Object>>> rows);

    /**
     * Keeps such a text; the path is as the user gave it.
     *
     * @throws java.io.UncheckedIOException when the disk refuses; what was there before is unchanged then
     */
    void keep(String file, String text);
}
