package dev.nn.application.port.out;

import dev.nn.application.document.Document;
import dev.nn.application.problem.Position;

/**
 * A reader of experiment files as trees with positions. Untrusted input: every error is a problem.
 */
public interface ReadDocument {

    /** Reads a file; the path is as the user typed it. */
    Document read(String file);

    /** Reads the text of a single value of a request; every node gets the given position. */
    Document value(String text, Position at);
}
