package dev.nn.application.image;

import dev.nn.application.problem.Position;

/**
 * Images of unsigned bytes, as stored in a file.
 *
 * @param file the file name for messages
 * @param sha256 the content hash of the file
 * @param count the number of images, at least 1
 * @param width the width of an image in pixels
 * @param pixels the bytes of all images, one after the other; must not be modified
 */
public record Images(String file, String sha256, int count, int width, byte[] pixels) {

    /** Returns the number of bytes in one image. */
    public int size() {
        return pixels.length / count;
    }

    /** Returns the position of the file. */
    public Position place() {
        return Position.of(file);
    }
}
