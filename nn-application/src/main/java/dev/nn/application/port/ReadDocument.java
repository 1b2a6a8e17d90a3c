package dev.nn.application.port;

import dev.nn.application.document.Document;

/** Reads an experiment file into a tree with positions. Untrusted input: everything wrong is a problem. */
public interface ReadDocument {

    /** Reads a file; the path is as the user gave it. */
    Document read(String file);

    /** Reads the text of a single value, as an option holds it. */
    Document value(String text, String source);
}
