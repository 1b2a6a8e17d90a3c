package dev.nn.application.spec;

import dev.nn.application.problem.Position;
import java.util.List;
import java.util.Optional;

/** Where samples come from. Paths are relative to the experiment's file; test data are of their own, in the same form. */
public sealed interface SourceSpec {

    /** Whether there are test data of their own. */
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

    /** Arrays as NumPy writes them. */
    record Arrays(ArraysSpec training, Optional<ArraysSpec> test) implements SourceSpec {
        @Override
        public boolean hasTest() {
            return test.isPresent();
        }
    }

    /** Samples that are made up. */
    record Generated(GeneratorSpec generator) implements SourceSpec {}

    /** Samples in the experiment itself. */
    record Inline(List<Sample> samples) implements SourceSpec {}

    /** One that could not be read; what is wrong was said. */
    record Unread() implements SourceSpec {}

    /** A sample in the experiment itself. */
    record Sample(Position position, double[] input, double[] target) {}
}
