package dev.nn.application.port.out;

import dev.nn.application.document.LocatedPath;
import dev.nn.application.image.Images;
import dev.nn.application.image.LabelledImages;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/**
 * A reader of images and their labels. Untrusted input: every error is a problem, and sizes are not
 * trusted.
 */
public interface ReadImages {

    /**
     * Returns whether the file begins like an image file; false if it cannot be read. The path is
     * as the user typed it.
     */
    boolean recognises(String file);

    /** Reads images without labels. */
    Validation<Seq<Problem>, Images> read(LocatedPath images);

    /** Reads images and labels from two files; their counts must match. */
    Validation<Seq<Problem>, LabelledImages> read(LocatedPath images, LocatedPath labels);
}
