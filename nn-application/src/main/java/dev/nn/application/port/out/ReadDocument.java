package dev.nn.application.port.out;

import dev.nn.application.document.Document;
import dev.nn.application.problem.Position;

/** Reads an experiment file into a tree with positions. Untrusted input: everything wrong is a problem. */
public interface ReadDocument {

    /** Reads a file; the path is as the user gave it. */
    Document read(String file);

    /** Reads the text of a single value of a request; every node of it is at that place. */
    Document value(String text, Position at);
}
