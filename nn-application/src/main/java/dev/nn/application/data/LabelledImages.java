package dev.nn.application.data;

import dev.nn.application.problem.Position;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Images of unsigned bytes with a label each, as two files hold them.
 *
 * @param images the file, for messages
 * @param labels the file, for messages
 * @param sha256 the content hash of each file by its name
 * @param size bytes of one image
 * @param pixels all images, one after the other
 * @param numbers a label for each image, unsigned
 */
public record LabelledImages(
        String images, String labels, Map<String, String> sha256, int size, byte[] pixels, byte[] numbers) {

    public LabelledImages {
        sha256 = new LinkedHashMap<>(sha256);
    }

    /** Number of images. */
    public int count() {
        return numbers.length;
    }

    /** The label of an image. */
    public int label(int image) {
        return numbers[image] & 0xff;
    }

    /** The file of images. */
    public Position imagesPlace() {
        return Position.of(images);
    }

    /** The file of labels. */
    public Position labelsPlace() {
        return Position.of(labels);
    }
}
