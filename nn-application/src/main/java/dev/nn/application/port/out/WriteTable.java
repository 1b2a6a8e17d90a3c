package dev.nn.application.port.out;

import java.util.List;
import java.util.function.Consumer;

/** A writer of tables for other tools. */
public interface WriteTable {

    /**
     * Returns the table as text; cells are texts or numbers, in the order of the header.
     *
     * @param rows the source of the rows, which passes one row after the other to its consumer
     */
    String text(List<String> header, Consumer<Consumer<List<Object>>> rows);

    /**
     * Writes such a text to a file; the path is as the user typed it.
     *
     * @throws java.io.UncheckedIOException on a disk error; an existing file is then unchanged
     */
    void keep(String file, String text);
}
