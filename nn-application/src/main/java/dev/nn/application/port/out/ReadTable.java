package dev.nn.application.port.out;

import dev.nn.application.document.LocatedPath;
import dev.nn.application.problem.Problem;
import dev.nn.application.spec.CsvFormat;
import dev.nn.application.spec.Storage;
import dev.nn.application.table.Table;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** A reader of data files. Untrusted input: every error is a problem. */
public interface ReadTable {

    /** Reads a table; the path is as the user typed it. */
    default Validation<Seq<Problem>, Table> read(String file, CsvFormat format) {
        return read(new LocatedPath(file, ""), format, Storage.AUTO);
    }

    /** Reads a table whose path is relative to the document that names it. */
    Validation<Seq<Problem>, Table> read(LocatedPath file, CsvFormat format, Storage storage);
}
