package dev.nn.adapters.file.csv;

import java.io.IOException;
import java.util.List;

/** A consumer of the rows of a table, one at a time. */
interface RowSink {

    /** Receives the column names, once, before any row. */
    void header(List<String> names) throws IOException;

    /** Receives a row with one value per column; a missing value is empty. */
    void row(List<String> values, long line) throws IOException;
}
