package dev.nn.adapters.file.csv;

import java.io.IOException;
import java.util.List;

/** Takes the rows of a table one after the other. */
interface RowSink {

    /** The columns' names, once, before any row. */
    void header(List<String> names) throws IOException;

    /** A row with a value for each column, empty where one is missing. */
    void row(List<String> values, long line) throws IOException;
}
