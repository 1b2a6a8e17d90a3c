package dev.nn.adapters.file.model;

import dev.nn.adapters.file.disk.DataPath;
import dev.nn.adapters.file.disk.FailureReasons;
import dev.nn.adapters.file.disk.FolderParts;
import dev.nn.adapters.file.disk.RegularFile;
import dev.nn.adapters.file.model.SafetensorsReader.NumberCheck;
import dev.nn.application.document.LocatedPath;
import dev.nn.application.port.out.ReadModel;
import dev.nn.application.port.out.RunPart;
import dev.nn.application.port.out.StoredModel;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** A reader of models from run folders and model files. */
public final class ModelFiles implements ReadModel {

    /** The name of the model file in a run folder. */
    public static final String NAME = "model.safetensors";

    private static final long MAX_MODEL_BYTES = 1L << 30;
    private static final long MAX_PROVENANCE_BYTES = 1L << 22;

    /** Creates a stateless reader. */
    public ModelFiles() {}

    @Override
    public Validation<Seq<Problem>, StoredModel> read(LocatedPath runOrModel) {
        Problems problems = new Problems();
        return problems.validate(bytes(runOrModel, problems)
                .flatMap(file ->
                        new SafetensorsReader(file.bytes(), file.place(), NumberCheck.FINITE, problems).read()));
    }

    /** Reads a training state from a file in the model format. */
    public static Validation<Seq<Problem>, StoredModel> readState(String file) {
        Problems problems = new Problems();
        return problems.validate(bytes(new LocatedPath(file, ""), problems)
                .flatMap(state ->
                        new SafetensorsReader(state.bytes(), state.place(), NumberCheck.ANY, problems).read()));
    }

    @Override
    public Optional<Set<String>> plugins(String runOrModel) {
        try {
            Path given = Path.of(runOrModel);
            Path facts = (Files.isDirectory(given) ? given.resolve(NAME) : given).resolveSibling("provenance.json");
            if (!Files.isRegularFile(facts) || Files.size(facts) > MAX_PROVENANCE_BYTES) {
                return Optional.empty();
            }
            Set<String> hashes = new HashSet<>();
            JsonTree.parse(Files.readString(facts))
                    .path("plugins_sha256")
                    .forEach(hash -> hashes.add(hash.asString("")));
            return Optional.of(hashes);
        } catch (IOException | InvalidPathException | JacksonException e) {
            // Without provenance nothing can be compared, but the model itself is valid.
            return Optional.empty();
        }
    }

    /** Returns the newest run in a folder of runs, which is easily mistaken for a run folder. */
    private static Optional<Path> newest(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.filter(run -> run.getFileName().toString().matches("[0-9]{1,9}") && Files.isDirectory(run))
                    .max(Comparator.comparingInt(
                            run -> Integer.parseInt(run.getFileName().toString())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the reason why a run folder has no model. */
    private static String reason(Path run) {
        FolderParts parts = new FolderParts(run);
        if (parts.hasFolds()) {
            String first = parts.name(RunPart.of(RunPart.Kind.FOLD, 1));
            return "each of its folds has one, such as " + DataPath.shown(run.resolve(first));
        }
        return parts.hasTrials()
                ? "each of its trials has one; metrics.json ranks the trials, best first"
                : "the run was interrupted or failed";
    }

    private record Content(byte[] bytes, Position place) {}

    private static Optional<Content> bytes(LocatedPath runOrModel, Problems problems) {
        Position at = Position.of(runOrModel.path());
        try {
            Path given = Path.of(runOrModel.base()).resolveSibling(runOrModel.path());
            Path file = Files.isDirectory(given) ? given.resolve(NAME) : given;
            at = Position.of(DataPath.shown(file));
            if (!Files.exists(file) && Files.exists(file.resolveSibling("experiment.yaml"))) {
                problems.add(Position.of(DataPath.shown(given)), "", "has no model: " + reason(given));
                return Optional.empty();
            }
            Optional<Path> run = Files.exists(file) ? Optional.empty() : newest(given);
            if (run.isPresent()) {
                problems.add(
                        Position.of(DataPath.shown(given)),
                        "",
                        "is a folder of runs; did you mean " + DataPath.shown(run.get()) + "?");
                return Optional.empty();
            }
            if (Files.size(RegularFile.required(file)) > MAX_MODEL_BYTES) {
                problems.add(at, "", "expected at most " + MAX_MODEL_BYTES + " bytes, found " + Files.size(file));
                return Optional.empty();
            }
            return Optional.of(new Content(Files.readAllBytes(file), at));
        } catch (NoSuchFileException | InvalidPathException e) {
            problems.add(at, "", "no such file; expected a run folder such as runs/iris/1, or a model file");
        } catch (IOException e) {
            problems.add(at, "", "can't be read: " + FailureReasons.of(e));
        }
        return Optional.empty();
    }
}
