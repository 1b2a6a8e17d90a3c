package dev.nn.application.port.out;

/** Hashes contents by SHA-256, in hexadecimal, so that a changed one is known again. */
public interface HashContent {

    /** Returns the hash of a text. */
    String ofText(String text);

    /** Returns the hash of a file's content, empty where it can't be read. */
    String ofFile(String file);
}
