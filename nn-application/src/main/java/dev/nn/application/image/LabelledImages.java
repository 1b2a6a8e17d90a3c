package dev.nn.application.image;

import dev.nn.application.problem.Position;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Images with a label each, from a file of their own.
 *
 * @param file the labels' file, for messages
 * @param sha256 the content hash of the labels' file
 * @param numbers a label for each image, unsigned
 */
public record LabelledImages(Images images, String file, String sha256, byte[] numbers) {

    /** Number of images. */
    public int count() {
        return numbers.length;
    }

    /** The label of an image. */
    public int label(int image) {
        return numbers[image] & 0xff;
    }

    /** The file of labels. */
    public Position place() {
        return Position.of(file);
    }

    /** The content hash of each file by its name. */
    public Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(images.file(), images.sha256());
        sources.put(file, sha256);
        return sources;
    }
}
