package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.Reasons;
import dev.nn.adapters.file.disk.WholeFile;
import dev.nn.adapters.file.model.ModelFiles;
import dev.nn.adapters.file.model.Safetensors;
import dev.nn.application.document.Fields;
import dev.nn.application.port.StoredModel;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code checkpoints/<step>.safetensors} of a run folder: states of learning, the newest ones. */
record Checkpoints(Path run) {

    private static final String ENDING = ".safetensors";
    private static final String ANEW = "the run starts anew without --resume";

    private Path folder() {
        return run.resolve("checkpoints");
    }

    void write(TrainingState state, Precision precision, int keep) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("format_version", 1);
        description.put("step", state.step());
        description.put("epoch", state.epoch());
        description.put("batch", state.batch());
        description.put("numbers", state.numbers());
        try {
            Files.createDirectories(folder());
            byte[] bytes = Safetensors.bytes(state.tensors(), precision, description);
            WholeFile.write(folder().resolve(state.step() + ENDING), bytes);
            List<Path> newest = newest();
            for (Path old : newest.subList(Math.min(keep, newest.size()), newest.size())) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't keep a checkpoint in " + folder() + ": " + Reasons.of(e), e);
        }
    }

    /**
     * The newest that is whole; one that is damaged is passed over when there is another.
     *
     * @param journal epochs that the run's journal tells of; a state after more of them is of no use
     */
    Optional<StoredModel> read(long journal, Problems problems) {
        Optional<Seq<Problem>> faults = Optional.empty();
        for (Path file : newest(problems)) {
            Validation<Seq<Problem>, StoredModel> state =
                    ModelFiles.readState(file.toString()).flatMap(read -> told(read, file, journal));
            if (state.isValid()) {
                return Optional.of(state.get());
            }
            faults = faults.or(() -> Optional.of(state.getError()));
        }
        faults.ifPresentOrElse(
                found -> {
                    problems.addAll(found);
                    problems.add(Position.of(run.toString()), "", "has no checkpoint that is whole; " + ANEW);
                },
                () -> problems.add(Position.of(run.toString()), "", "has no checkpoint to go on from; " + ANEW));
        return Optional.empty();
    }

    private static Validation<Seq<Problem>, StoredModel> told(StoredModel state, Path file, long journal) {
        Problems problems = new Problems();
        Fields.of(state.description(), "", problems)
                .flatMap(fields -> fields.whole("epoch", 0, Integer.MAX_VALUE))
                .filter(epochs -> epochs > journal)
                .ifPresent(epochs -> problems.add(
                        Position.of(file.toString()),
                        "epoch",
                        "is after " + epochs + " epochs, the run's journal has " + journal));
        return problems.validate(Optional.of(state));
    }

    /** Deletes all of them. */
    void delete() throws IOException {
        for (Path file : newest(new Problems())) {
            Files.delete(file);
        }
    }

    /** Whether there is any, whole or not. */
    boolean exist() {
        return !newest(new Problems()).isEmpty();
    }

    private List<Path> newest(Problems problems) {
        try {
            return Files.isDirectory(folder()) ? newest() : List.of();
        } catch (IOException e) {
            problems.add(Position.of(folder().toString()), "", "can't be read: " + Reasons.of(e));
            return List.of();
        }
    }

    private List<Path> newest() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9]{1,18}\\" + ENDING))
                    .sorted(Comparator.comparingLong(Checkpoints::step).reversed())
                    .toList();
        }
    }

    private static long step(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - ENDING.length()));
    }
}
