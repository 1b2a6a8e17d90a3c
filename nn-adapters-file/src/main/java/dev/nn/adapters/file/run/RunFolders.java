package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.AtomicFile;
import dev.nn.adapters.file.disk.FailureReasons;
import dev.nn.adapters.file.disk.FolderParts;
import dev.nn.application.port.out.OpenRun;
import dev.nn.application.port.out.OpenedRun;
import dev.nn.application.port.out.RunStore;
import dev.nn.application.port.out.StoredRun;
import dev.nn.application.port.out.StoredRun.Stage;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The run folders {@code <out>/<experiment>/<number>/}, numbered from 1. Earlier runs are never
 * modified.
 */
public final class RunFolders implements RunStore, OpenRun {

    private final String version;

    /** Creates a stateless store; the version is that of nn. */
    public RunFolders(String version) {
        this.version = version;
    }

    @Override
    public OpenedRun start(String out, String experiment) {
        try {
            // The path as the user wrote it: createDirectories returns an absolute path if it
            // created a folder.
            Path runs = Path.of(out).resolve(experiment);
            Files.createDirectories(runs);
            for (int number = 1; ; number++) {
                Path folder = runs.resolve(Integer.toString(number));
                if (!Files.exists(folder) && created(folder)) {
                    return locked(folder, lock -> opened(folder, lock, Journal.start(folder), List.of()));
                }
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("can't create a run folder in '" + out + "': " + e.getReason(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't create a run folder in '" + out + "': " + FailureReasons.of(e), e);
        }
    }

    @Override
    public OpenedRun resume(String run, int epochs, String journal) {
        Path folder = Path.of(run);
        try {
            return locked(folder, lock -> {
                prune(folder);
                Journal.JournalContent told = Journal.told(folder, epochs);
                return opened(folder, lock, Journal.after(folder, told), lost(folder, told, epochs, journal));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("can't resume " + run + ": " + FailureReasons.of(e), e);
        }
    }

    /** A function that opens a run folder whose lock is held. */
    private interface Opening {
        OpenedRun open(RunLock lock) throws IOException;
    }

    /**
     * Acquires the lock and opens the run. On failure the lock is released, because the process may
     * continue.
     */
    private static OpenedRun locked(Path folder, Opening opening) throws IOException {
        RunLock lock = RunLock.of(folder);
        try {
            return opening.open(lock);
        } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private OpenedRun opened(Path folder, RunLock lock, Journal journal, List<Problem> warnings) {
        FolderEvents events = new FolderEvents(folder, journal);
        return new OpenedRun(
                folder.toString(),
                new FolderModel(folder),
                events,
                new FolderArtefacts(folder, version),
                new Checkpoints(folder),
                new FolderParts(folder),
                warnings,
                () -> closed(folder, events, lock));
    }

    private static void closed(Path folder, FolderEvents events, RunLock lock) {
        try (lock) {
            events.close();
        } catch (IOException e) {
            throw new UncheckedIOException("can't close the journal of " + folder + ": " + FailureReasons.of(e), e);
        }
    }

    /**
     * Returns a warning if the journal is incomplete; this affects the history, not the parameters.
     */
    private static List<Problem> lost(Path folder, Journal.JournalContent told, int epochs, String journal) {
        boolean all = told.lines().size() >= epochs && told.damaged() == 0;
        if (told.sha256().equals(journal) || (journal.isEmpty() && all)) {
            return List.of();
        }
        String found = told.lines().size() < epochs || told.damaged() > 0
                ? "has " + told.lines().size() + " of " + epochs + " epochs"
                : "does not belong to the checkpoint";
        Position at = Position.of(folder.resolve(Journal.NAME).toString());
        return List.of(new Problem(
                at, "", found + "; the run resumes to the same parameters, but its history and report are incomplete"));
    }

    /** Deletes partial files of a killed process. */
    private static void prune(Path folder) throws IOException {
        AtomicFile.prune(folder);
        new Checkpoints(folder).prune();
    }

    @Override
    public Validation<Seq<Problem>, InterruptedRun> open(String run, boolean finished) {
        Problems problems = new Problems();
        Position at = Position.of(run);
        try {
            Path folder = Path.of(run);
            Path experiment = folder.resolve(RunFiles.EXPERIMENT);
            if (!Files.isRegularFile(experiment)) {
                problems.add(
                        at,
                        "",
                        "is not a run folder (expected something like runs/iris/1): it has no " + RunFiles.EXPERIMENT);
            } else if (!finished && stored(run).stage() == Stage.FINISHED) {
                problems.add(at, "", "is finished: it has its model, or the metrics of its parts, and its report");
            } else if (!Files.exists(folder.resolve(RunFiles.PROVENANCE))) {
                String why = stored(run).stage() == Stage.NEW
                        ? "it was interrupted before training; start it again without --resume"
                        : "without it nn can't verify that the experiment and its data have not changed";
                problems.add(at, "", "has no " + RunFiles.PROVENANCE + ": " + why);
            }
            refuseLinks(folder, problems);
            return problems.validate(
                    problems.isEmpty()
                            ? RunFiles.json(folder.resolve(RunFiles.PROVENANCE), problems)
                                    .map(facts -> new InterruptedRun(run, experiment.toString(), facts))
                            : Optional.empty());
        } catch (InvalidPathException e) {
            problems.add(at, "", "is not a valid path: " + e.getReason());
            return problems.validate(Optional.empty());
        }
    }

    /**
     * Rejects links and special files: in a folder made by another user, they could redirect writes
     * to any of this user's files.
     */
    private static void refuseLinks(Path folder, Problems problems) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder.toRealPath())) {
            files.filter(file -> !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .forEach(file -> problems.add(
                            Position.of(file.toString()),
                            "",
                            (Files.isSymbolicLink(file) ? "is a symbolic link" : "is a pipe or a device")
                                    + "; nn does not write to a run folder that contains one"));
        } catch (IOException | UncheckedIOException e) {
            problems.add(Position.of(folder.toString()), "", "can't be searched: " + e.getMessage());
        }
    }

    @Override
    public Optional<String> experiment(String run) {
        try {
            return Optional.of(Path.of(run))
                    .filter(Files::isDirectory)
                    .map(folder -> folder.resolve(RunFiles.EXPERIMENT))
                    .filter(Files::isRegularFile)
                    .map(Path::toString);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public String report(String run) {
        return run + "/" + FolderParts.REPORT;
    }

    @Override
    public StoredRun stored(String run) {
        return new StoredRunFolder(Path.of(run));
    }

    @Override
    public OpenedRun startPart(String run) {
        try {
            Path folder = Files.createDirectories(Path.of(run));
            return locked(folder, lock -> {
                prune(folder);
                new Checkpoints(folder).delete();
                return opened(folder, lock, Journal.start(folder), List.of());
            });
        } catch (IOException e) {
            throw new UncheckedIOException("can't create the folder " + run + ": " + FailureReasons.of(e), e);
        }
    }

    /** Returns whether this process created the folder; another process may have been faster. */
    private static boolean created(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }
}
