package dev.nn.application.spec;

import dev.nn.application.problem.Position;
import java.util.List;
import java.util.Optional;

/**
 * The source of samples. Paths are relative to the experiment file; separate test data has the same
 * form.
 */
public sealed interface SourceSpec {

    /** Returns whether there is separate test data. */
    default boolean hasTest() {
        return false;
    }

    /** Tables. */
    record Csv(CsvFile table, Storage storage, Optional<String> test) implements SourceSpec {
        @Override
        public boolean hasTest() {
            return test.isPresent();
        }
    }

    /** Images with labels. */
    record Idx(Files training, Optional<Files> test) implements SourceSpec {
        /** Two IDX files. */
        public record Files(String images, String labels) {}

        @Override
        public boolean hasTest() {
            return test.isPresent();
        }
    }

    /** NumPy arrays. */
    record Arrays(ArraysSpec training, Optional<ArraysSpec> test) implements SourceSpec {
        @Override
        public boolean hasTest() {
            return test.isPresent();
        }
    }

    /** Generated samples. */
    record Generated(GeneratorSpec generator) implements SourceSpec {}

    /** Samples in the experiment file. */
    record Inline(List<Sample> samples) implements SourceSpec {}

    /** An unreadable source; its problems have been reported. */
    record Unread() implements SourceSpec {}

    /** A sample in the experiment file. */
    record Sample(Position position, double[] input, double[] target) {}
}
