package dev.nn.application.document;

/**
 * A path in a document, beside the file that it is relative to: whoever writes the document elsewhere makes it relative
 * to there.
 *
 * @param base the file that names the path, as the user gave it
 */
public record LocatedPath(String path, String base) {}
