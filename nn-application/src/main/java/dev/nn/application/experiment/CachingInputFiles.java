package dev.nn.application.experiment;

import dev.nn.application.document.LocatedPath;
import dev.nn.application.image.Images;
import dev.nn.application.image.LabelledImages;
import dev.nn.application.port.out.InputFiles;
import dev.nn.application.port.out.ReadArrays;
import dev.nn.application.port.out.ReadImages;
import dev.nn.application.port.out.ReadTable;
import dev.nn.application.problem.Problem;
import dev.nn.application.spec.ArraysSpec;
import dev.nn.application.spec.CsvFormat;
import dev.nn.application.spec.Storage;
import dev.nn.application.table.Table;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Readers that read each data file once, on first use. Thread-safe. */
final class CachingInputFiles {

    private final Map<List<Object>, Validation<Seq<Problem>, ?>> known = new ConcurrentHashMap<>();

    private CachingInputFiles() {}

    /** Returns the same readers with a cache, which lasts as long as they do. */
    static InputFiles of(InputFiles files) {
        CachingInputFiles once = new CachingInputFiles();
        return new InputFiles(
                once.tables(files.tables()), once.images(files.images()), once.arrays(files.arrays()), files.models());
    }

    /**
     * Returns the cached value of a key. The key identifies the input, so the value has the type of
     * its reader.
     */
    @SuppressWarnings("unchecked")
    private <T> Validation<Seq<Problem>, T> once(List<Object> key, Supplier<Validation<Seq<Problem>, T>> reading) {
        return (Validation<Seq<Problem>, T>) known.computeIfAbsent(key, k -> reading.get());
    }

    private ReadTable tables(ReadTable tables) {
        return (LocatedPath file, CsvFormat format, Storage storage) ->
                once(List.of("table", file, format, storage), () -> tables.read(file, format, storage));
    }

    private ReadArrays arrays(ReadArrays arrays) {
        return new ReadArrays() {
            @Override
            public boolean recognises(String file) {
                return arrays.recognises(file);
            }

            @Override
            public Validation<Seq<Problem>, Table> read(
                    ArraysSpec.Array features, Optional<ArraysSpec.Array> target, String base) {
                return once(List.of("arrays", features, target, base), () -> arrays.read(features, target, base));
            }
        };
    }

    private ReadImages images(ReadImages images) {
        return new ReadImages() {
            @Override
            public boolean recognises(String file) {
                return images.recognises(file);
            }

            @Override
            public Validation<Seq<Problem>, Images> read(LocatedPath file) {
                return once(List.of("images", file), () -> images.read(file));
            }

            @Override
            public Validation<Seq<Problem>, LabelledImages> read(LocatedPath file, LocatedPath labels) {
                return once(List.of("labelled", file, labels), () -> images.read(file, labels));
            }
        };
    }
}
