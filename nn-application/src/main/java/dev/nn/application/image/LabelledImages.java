package dev.nn.application.image;

import dev.nn.application.problem.Position;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Images with labels from a separate file.
 *
 * @param file the label file, for messages
 * @param sha256 the content hash of the label file
 * @param numbers one unsigned label for each image
 */
public record LabelledImages(Images images, String file, String sha256, byte[] numbers) {

    /** Returns the number of images. */
    public int count() {
        return numbers.length;
    }

    /** Returns the label of an image. */
    public int label(int image) {
        return numbers[image] & 0xff;
    }

    /** Returns the position of the label file. */
    public Position place() {
        return Position.of(file);
    }

    /** Returns the content hash of each file by its name. */
    public Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(images.file(), images.sha256());
        sources.put(file, sha256);
        return sources;
    }
}
