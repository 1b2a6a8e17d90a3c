package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.FailureReasons;
import dev.nn.adapters.file.disk.FolderParts;
import dev.nn.adapters.file.disk.WholeFile;
import dev.nn.application.port.out.KeepRun;
import dev.nn.application.port.out.KeptRun;
import dev.nn.application.port.out.KeptRun.Stage;
import dev.nn.application.port.out.OpenRun;
import dev.nn.application.port.out.OpenedRun;
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

/** {@code <out>/<experiment>/<number>/}, numbers from 1. Earlier runs are never touched. */
public final class RunFolders implements KeepRun, OpenRun {

    private final String version;

    /** Keeps nothing itself; the version is nn's own. */
    public RunFolders(String version) {
        this.version = version;
    }

    @Override
    public OpenedRun start(String out, String experiment) {
        try {
            // Kept as the user gave it: createDirectories answers with an absolute path when it made one.
            Path runs = Path.of(out).resolve(experiment);
            Files.createDirectories(runs);
            for (int number = 1; ; number++) {
                Path folder = runs.resolve(Integer.toString(number));
                if (!Files.exists(folder) && created(folder)) {
                    return locked(folder, lock -> opened(folder, lock, Journal.start(folder), List.of()));
                }
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("can't make a run folder in '" + out + "': " + e.getReason(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't make a run folder in '" + out + "': " + FailureReasons.of(e), e);
        }
    }

    @Override
    public OpenedRun resume(String run, int epochs, String journal) {
        Path folder = Path.of(run);
        try {
            return locked(folder, lock -> {
                prune(folder);
                Journal.Told told = Journal.told(folder, epochs);
                return opened(folder, lock, Journal.after(folder, told), lost(folder, told, epochs, journal));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("can't go on with " + run + ": " + FailureReasons.of(e), e);
        }
    }

    /** Opens what is in a folder whose lock was taken. */
    private interface Opening {
        OpenedRun open(RunLock lock) throws IOException;
    }

    /** Takes the lock, and gives it back where the run can't be opened: the process may live on. */
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

    /** What the journal no longer tells: it costs history, not parameters. */
    private static List<Problem> lost(Path folder, Journal.Told told, int epochs, String journal) {
        boolean all = told.lines().size() >= epochs && told.damaged() == 0;
        if (told.sha256().equals(journal) || (journal.isEmpty() && all)) {
            return List.of();
        }
        String found = told.lines().size() < epochs || told.damaged() > 0
                ? "tells of " + told.lines().size() + " of " + epochs + " epochs"
                : "is not the one that the checkpoint was kept with";
        Position at = Position.of(folder.resolve(Journal.NAME).toString());
        return List.of(new Problem(
                at, "", found + "; the run goes on to the same parameters, its history and report lack the rest"));
    }

    /** What a killed process was writing. */
    private static void prune(Path folder) throws IOException {
        WholeFile.prune(folder);
        new Checkpoints(folder).prune();
    }

    @Override
    public Validation<Seq<Problem>, LeftRun> open(String run, boolean finished) {
        Problems problems = new Problems();
        Position at = Position.of(run);
        try {
            Path folder = Path.of(run);
            Path experiment = folder.resolve(RunFiles.EXPERIMENT);
            if (!Files.isRegularFile(experiment)) {
                problems.add(at, "", "is no run folder such as runs/iris/1: it has no " + RunFiles.EXPERIMENT);
            } else if (!finished && kept(run).stage() == Stage.FINISHED) {
                problems.add(at, "", "is finished: it has its model, or the figures of its parts, and its report");
            } else if (!Files.exists(folder.resolve(RunFiles.PROVENANCE))) {
                String why = kept(run).stage() == Stage.NEW
                        ? "it was left before it learned; start it again, without --resume"
                        : "without it nobody can tell whether experiment and data are the same";
                problems.add(at, "", "has no " + RunFiles.PROVENANCE + ": " + why);
            }
            refuseLinks(folder, problems);
            return problems.validate(
                    problems.isEmpty()
                            ? RunFiles.json(folder.resolve(RunFiles.PROVENANCE), problems)
                                    .map(facts -> new LeftRun(run, experiment.toString(), facts))
                            : Optional.empty());
        } catch (InvalidPathException e) {
            problems.add(at, "", "is no path: " + e.getReason());
            return problems.validate(Optional.empty());
        }
    }

    /** A folder that somebody else made could name any file of the user's, which would be written to. */
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
                            (Files.isSymbolicLink(file) ? "is a link" : "is a pipe or a device")
                                    + "; nothing is written to a run folder that has one"));
        } catch (IOException | UncheckedIOException e) {
            problems.add(Position.of(folder.toString()), "", "can't be looked through: " + e.getMessage());
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
    public KeptRun kept(String run) {
        return new KeptFolder(Path.of(run));
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
            throw new UncheckedIOException("can't make a folder " + run + ": " + FailureReasons.of(e), e);
        }
    }

    /** Whether this process made the folder; another may have been quicker. */
    private static boolean created(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }
}
