package dev.nn.application.document;

/**
 * A path in a document, and the file that it is relative to. Code that writes the document
 * elsewhere makes the path relative to the new location.
 *
 * @param base the file that contains the path, as the user gave it
 */
public record LocatedPath(String path, String base) {}
