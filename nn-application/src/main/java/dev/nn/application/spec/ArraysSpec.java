package dev.nn.application.spec;

import java.util.Optional;

/** Samples in NumPy arrays. */
public record ArraysSpec(Array features, Array target) {

    /**
     * A NumPy array.
     *
     * @param file path relative to the experiment file
     * @param entry name of the array in an NPZ file; absent for an NPY file, which holds a single
     *     array
     */
    public record Array(String file, Optional<String> entry) {
        static Array npy(String file) {
            return new Array(file, Optional.empty());
        }
    }
}
