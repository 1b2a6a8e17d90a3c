package dev.nn.application.port.out;

import dev.nn.application.document.LocatedPath;
import dev.nn.application.image.Images;
import dev.nn.application.image.LabelledImages;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Reads images and their labels. Untrusted input: everything wrong is a problem, and sizes are not taken on trust. */
public interface ReadImages {

    /** Whether the file begins as files of images do; false for one that can't be read. The path is as the user gave it. */
    boolean recognises(String file);

    /** Images alone. */
    Validation<Seq<Problem>, Images> read(LocatedPath images);

    /** Two files that have as many labels as images. */
    Validation<Seq<Problem>, LabelledImages> read(LocatedPath images, LocatedPath labels);
}
