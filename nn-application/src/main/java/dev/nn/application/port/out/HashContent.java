package dev.nn.application.port.out;

/** SHA-256 hashes in hexadecimal, which reveal changed content. */
public interface HashContent {

    /** Returns the hash of a text. */
    String ofText(String text);

    /** Returns the hash of a file's content; empty if it can't be read. */
    String ofFile(String file);
}
