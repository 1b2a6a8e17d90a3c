package dev.nn.adapters.file.idx;

import dev.nn.adapters.file.disk.DataPath;
import dev.nn.adapters.file.disk.Hashes;
import dev.nn.adapters.file.disk.RegularFile;
import dev.nn.application.document.LocatedPath;
import dev.nn.application.image.Images;
import dev.nn.application.image.LabelledImages;
import dev.nn.application.port.out.ReadImages;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A reader of IDX files, plain or gzip: a magic number with the number type and the dimension
 * count, the dimensions, then the numbers, all big-endian. Images have two or more dimensions, of
 * which the first is their count; labels have one. Numbers are unsigned bytes. Source of the
 * format: Y. LeCun's page of the MNIST database.
 */
public final class IdxFiles implements ReadImages {

    /** Creates a stateless reader. */
    public IdxFiles() {}

    @Override
    public boolean recognises(String file) {
        try (InputStream in = RegularFile.open(Path.of(file))) {
            return Idx.recognises(in);
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    @Override
    public Validation<Seq<Problem>, Images> read(LocatedPath images) {
        Problems problems = new Problems();
        return problems.validate(file(images, problems).flatMap(file -> images(file, problems)));
    }

    @Override
    public Validation<Seq<Problem>, LabelledImages> read(LocatedPath images, LocatedPath labels) {
        Problems problems = new Problems();
        Optional<Images> pixels = file(images, problems).flatMap(file -> images(file, problems));
        Optional<NamedFile> numbers = file(labels, problems).filter(file -> areLabels(file, problems));
        return problems.validate(pixels.flatMap(i -> numbers.flatMap(l -> together(i, l, problems))));
    }

    /** The content of a file, with its name in messages. */
    private record NamedFile(String name, String sha256, Idx content) {
        Position place() {
            return Position.of(name);
        }
    }

    private static Optional<NamedFile> file(LocatedPath located, Problems problems) {
        try {
            Path file = Path.of(located.base()).resolveSibling(located.path());
            String name = DataPath.shown(file);
            try {
                byte[] bytes = Files.readAllBytes(RegularFile.required(file));
                return Optional.of(new NamedFile(name, Hashes.sha256(bytes), Idx.parse(bytes)));
            } catch (Idx.MalformedIdx e) {
                problems.add(Position.of(name), "", String.valueOf(e.getMessage()));
            } catch (IOException e) {
                problems.add(Position.of(name), "", DataPath.unreadable(file, e));
            }
        } catch (InvalidPathException e) {
            problems.add(Position.of(located.path()), "", "is not a valid path: " + e.getReason());
        }
        return Optional.empty();
    }

    private static Optional<Images> images(NamedFile file, Problems problems) {
        int[] shape = file.content().dimensions();
        byte[] pixels = file.content().values();
        if (shape.length < 2) {
            problems.add(file.place(), "", "has one dimension, like labels; expected images");
        } else if (pixels.length == 0) {
            problems.add(file.place(), "", "has no images");
        } else {
            return Optional.of(new Images(file.name(), file.sha256(), shape[0], shape[shape.length - 1], pixels));
        }
        return Optional.empty();
    }

    private static boolean areLabels(NamedFile file, Problems problems) {
        int dimensions = file.content().dimensions().length;
        if (dimensions != 1) {
            problems.add(file.place(), "", "has " + dimensions + " dimensions, like images; expected labels");
        }
        return dimensions == 1;
    }

    private static Optional<LabelledImages> together(Images images, NamedFile labels, Problems problems) {
        byte[] numbers = labels.content().values();
        if (numbers.length != images.count()) {
            String message =
                    "has " + numbers.length + " labels for the " + images.count() + " images of " + images.file();
            problems.add(labels.place(), "", message);
            return Optional.empty();
        }
        return Optional.of(new LabelledImages(images, labels.name(), labels.sha256(), numbers));
    }
}
