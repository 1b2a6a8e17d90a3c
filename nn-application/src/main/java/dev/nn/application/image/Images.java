package dev.nn.application.image;

import dev.nn.application.problem.Position;

/**
 * Images of unsigned bytes, as a file holds them.
 *
 * @param file for messages
 * @param sha256 the file's content hash
 * @param count how many there are, at least 1
 * @param width pixels of a line of one image
 * @param pixels all images, one after the other; not to be changed
 */
public record Images(String file, String sha256, int count, int width, byte[] pixels) {

    /** Bytes of one image. */
    public int size() {
        return pixels.length / count;
    }

    /** The file. */
    public Position place() {
        return Position.of(file);
    }
}
