package dev.nn.application.spec;

import java.util.Optional;

/** Samples in arrays as NumPy writes them. */
public record ArraysSpec(Array features, Array target) {

    /**
     * One array.
     *
     * @param file a path relative to the experiment's file
     * @param entry its name in an NPZ file; absent for an NPY file, which holds one
     */
    public record Array(String file, Optional<String> entry) {
        static Array npy(String file) {
            return new Array(file, Optional.empty());
        }
    }
}
