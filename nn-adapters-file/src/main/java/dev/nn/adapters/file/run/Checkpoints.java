package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.AtomicFile;
import dev.nn.adapters.file.disk.FailureReasons;
import dev.nn.adapters.file.model.ModelFiles;
import dev.nn.adapters.file.model.Safetensors;
import dev.nn.application.port.out.RunCheckpoints;
import dev.nn.application.port.out.StoredModel;
import dev.nn.application.port.out.StoredRun.SavedState;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.training.TrainingState;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints of a run folder, {@code checkpoints/<step>.safetensors}; only the newest are
 * kept.
 */
record Checkpoints(Path run) implements RunCheckpoints {

    private static final String ENDING = ".safetensors";
    private static final String ANEW = "start over without --resume";

    private Path folder() {
        return run.resolve("checkpoints");
    }

    @Override
    public void keep(TrainingState state, Precision precision, String experiment, String events, int keep) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("format_version", 1);
        description.put("step", state.step());
        description.put("epoch", state.epoch());
        description.put("batch", state.batch());
        description.put("numbers", state.numbers());
        description.put("experiment_sha256", experiment);
        description.put("journal_sha256", events);
        try {
            Files.createDirectories(folder());
            byte[] bytes = Safetensors.bytes(state.tensors(), precision, description);
            AtomicFile.write(folder().resolve(state.step() + ENDING), bytes);
            List<Path> newest = newest();
            for (Path old : newest.subList(Math.min(keep, newest.size()), newest.size())) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't save a checkpoint in " + folder() + ": " + FailureReasons.of(e), e);
        }
    }

    /** Reads the newest valid checkpoint. Damaged ones are skipped and reported. */
    Optional<SavedState> read(Problems problems) {
        List<Problem> faults = new ArrayList<>();
        for (Path file : newest(problems)) {
            Validation<Seq<Problem>, StoredModel> state = ModelFiles.readState(file.toString());
            if (state.isValid()) {
                return Optional.of(new SavedState(state.get(), faults));
            }
            faults.addAll(state.getError().asJava());
        }
        faults.forEach(fault -> problems.addAll(List.of(fault)));
        String which = faults.isEmpty() ? "to resume from" : "that is undamaged";
        problems.add(Position.of(run.toString()), "", "has no checkpoint " + which + "; " + ANEW);
        return Optional.empty();
    }

    /** Deletes partial files of a killed process. */
    void prune() throws IOException {
        if (Files.isDirectory(folder())) {
            AtomicFile.prune(folder());
        }
    }

    /** Deletes all checkpoints. */
    void delete() throws IOException {
        for (Path file : newest(new Problems())) {
            Files.delete(file);
        }
    }

    /** Returns whether there is a checkpoint, valid or damaged. */
    boolean exist() {
        return !newest(new Problems()).isEmpty();
    }

    private List<Path> newest(Problems problems) {
        try {
            return Files.isDirectory(folder()) ? newest() : List.of();
        } catch (IOException e) {
            problems.add(Position.of(folder().toString()), "", "can't be read: " + FailureReasons.of(e));
            return List.of();
        }
    }

    private List<Path> newest() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("[0-9]{1,18}\\" + ENDING))
                    .sorted(Comparator.comparingLong(Checkpoints::step).reversed())
                    .toList();
        }
    }

    private static long step(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - ENDING.length()));
    }
}
