package dev.nn.adapters.file.idx;

import dev.nn.adapters.file.disk.DataPath;
import dev.nn.adapters.file.disk.Hashes;
import dev.nn.application.data.LabelledImages;
import dev.nn.application.document.Located;
import dev.nn.application.port.ReadImages;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * IDX files, plain or gzip: a magic number that gives the type of the numbers and how many dimensions there are, the
 * dimensions, then the numbers, all big-endian. Images have 2 dimensions or more, the first counts them; labels have one.
 * Numbers are unsigned bytes. Source of the format: Y. LeCun's page of the MNIST database.
 */
public final class IdxFiles implements ReadImages {

    /** A reader; it keeps nothing. */
    public IdxFiles() {}

    @Override
    public Validation<Seq<Problem>, LabelledImages> read(Located images, Located labels) {
        Problems problems = new Problems();
        Optional<Named> pixels = read(images, problems);
        Optional<Named> numbers = read(labels, problems);
        return problems.validate(pixels.flatMap(i -> numbers.flatMap(l -> together(i, l, problems))));
    }

    /** A file's content under the name that messages give it. */
    private record Named(String name, String sha256, Idx content) {
        Position place() {
            return Position.of(name);
        }
    }

    private static Optional<Named> read(Located located, Problems problems) {
        try {
            Path file = Path.of(located.base()).resolveSibling(located.path());
            String name = DataPath.shown(file);
            try {
                byte[] bytes = Files.readAllBytes(file);
                return Optional.of(new Named(name, Hashes.sha256(bytes), Idx.parse(bytes)));
            } catch (Idx.Malformed e) {
                problems.add(Position.of(name), "", String.valueOf(e.getMessage()));
            } catch (IOException e) {
                problems.add(Position.of(name), "", DataPath.unreadable(file, e));
            }
        } catch (InvalidPathException e) {
            problems.add(Position.of(located.path()), "", "is no path: " + e.getReason());
        }
        return Optional.empty();
    }

    private static Optional<LabelledImages> together(Named images, Named labels, Problems problems) {
        int before = problems.all().size();
        int[] shape = images.content().dimensions();
        if (shape.length < 2) {
            problems.add(images.place(), "", "has one dimension: labels, where images were expected");
        }
        if (labels.content().dimensions().length != 1) {
            problems.add(
                    labels.place(),
                    "",
                    "has " + labels.content().dimensions().length + " dimensions: images, where labels were expected");
        }
        if (problems.all().size() > before) {
            return Optional.empty();
        }
        int count = labels.content().dimensions()[0];
        if (shape[0] != count) {
            problems.add(
                    labels.place(), "", "has " + count + " labels for the " + shape[0] + " images of " + images.name());
        } else if (count == 0 || images.content().values().length == 0) {
            problems.add(images.place(), "", "has no images");
        }
        if (problems.all().size() > before) {
            return Optional.empty();
        }
        Map<String, String> hashes = new LinkedHashMap<>();
        hashes.put(images.name(), images.sha256());
        hashes.put(labels.name(), labels.sha256());
        byte[] pixels = images.content().values();
        byte[] numbers = labels.content().values();
        return Optional.of(
                new LabelledImages(images.name(), labels.name(), hashes, pixels.length / count, pixels, numbers));
    }
}
