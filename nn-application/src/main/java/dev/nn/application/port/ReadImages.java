package dev.nn.application.port;

import dev.nn.application.data.LabelledImages;
import dev.nn.application.document.Located;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Reads images and their labels. Untrusted input: everything wrong is a problem, and sizes are not taken on trust. */
public interface ReadImages {

    /** Two files whose paths are relative to the document that names them; they have as many labels as images. */
    Validation<Seq<Problem>, LabelledImages> read(Located images, Located labels);
}
