package dev.nn.adapters.file.numpy;

import dev.nn.adapters.file.disk.Budget;
import dev.nn.adapters.file.disk.DataPath;
import dev.nn.adapters.file.disk.Hashes;
import dev.nn.adapters.file.disk.RegularFile;
import dev.nn.application.port.out.ReadArrays;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ArraysSpec.Array;
import dev.nn.application.table.Table;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A reader of NPY files, which are memory-mapped, and of the arrays in NPZ (zip) files. */
public final class NumPyFiles implements ReadArrays {

    private static final int FIRST_BYTES = 6;

    /** The maximum number of array names in a message. */
    private static final int MAX_NAMES = 20;

    private static final int MAX_SHOWN = 80;

    /** Creates a stateless reader. */
    public NumPyFiles() {}

    @Override
    public boolean recognises(String file) {
        try (InputStream in = RegularFile.open(Path.of(file))) {
            return NumPyArray.recognises(in.readNBytes(FIRST_BYTES));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    @Override
    public Validation<Seq<Problem>, Table> read(Array features, Optional<Array> target, String base) {
        Problems problems = new Problems();
        Optional<NamedArray> inputs = array(features, base, problems);
        Optional<NamedArray> outputs = target.flatMap(array -> array(array, base, problems));
        if (inputs.isEmpty() || outputs.isPresent() != target.isPresent()) {
            return problems.validate(Optional.empty());
        }
        return problems.validate(new ArrayTable(inputs.get(), outputs, problems).table());
    }

    /** An array with its name in messages. */
    record NamedArray(String name, String sha256, NumPyArray array) {
        Position place() {
            return Position.of(name);
        }
    }

    private static Optional<NamedArray> array(Array array, String base, Problems problems) {
        try {
            Path file = Path.of(base).resolveSibling(array.file());
            String name = DataPath.shown(file)
                    + array.entry().map(entry -> "[" + entry + "]").orElse("");
            try {
                NumPyArray read =
                        array.entry().isPresent() ? entry(file, array.entry().get()) : NumPyArray.parse(mapped(file));
                return Optional.of(new NamedArray(name, Hashes.sha256(file), read));
            } catch (NumPyArray.MalformedNpy e) {
                problems.add(Position.of(name), "", String.valueOf(e.getMessage()));
            } catch (ZipException e) {
                problems.add(Position.of(name), "", "is not an NPZ file, or is damaged: " + e.getMessage());
            } catch (IOException e) {
                problems.add(Position.of(name), "", DataPath.unreadable(file, e));
            }
        } catch (InvalidPathException e) {
            problems.add(Position.of(array.file()), "", "is not a valid path: " + e.getReason());
        }
        return Optional.empty();
    }

    private static ByteBuffer mapped(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(RegularFile.required(file), StandardOpenOption.READ)) {
            if (Files.isDirectory(file)) {
                throw new IOException("is a folder");
            } else if (channel.size() > Integer.MAX_VALUE) {
                throw new NumPyArray.MalformedNpy("is larger than 2 GiB");
            }
            return channel.map(MapMode.READ_ONLY, 0, channel.size());
        }
    }

    private static NumPyArray entry(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(RegularFile.required(file).toFile())) {
            ZipEntry entry = zip.getEntry(name + ".npy");
            if (entry == null) {
                String names = zip.stream()
                        .map(e -> e.getName().replaceFirst("\\.npy$", ""))
                        .map(e -> e.length() > MAX_SHOWN ? e.substring(0, MAX_SHOWN) + "..." : e)
                        .limit(MAX_NAMES)
                        .collect(Collectors.joining(", "));
                throw new NumPyArray.MalformedNpy("is not in the file; it contains " + names);
            }
            long most = Math.min(Integer.MAX_VALUE - 8, Budget.unzipped(Files.size(file)));
            if (entry.getSize() > most) {
                throw new NumPyArray.MalformedNpy(
                        "declares " + entry.getSize() + " bytes, more than the file can hold");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return NumPyArray.parse(ByteBuffer.wrap(in.readNBytes((int) most)));
            }
        }
    }
}
