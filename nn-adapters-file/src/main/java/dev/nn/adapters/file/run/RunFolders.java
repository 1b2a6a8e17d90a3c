package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.Hashes;
import dev.nn.adapters.file.disk.JsonText;
import dev.nn.adapters.file.disk.Reasons;
import dev.nn.adapters.file.disk.RegularFile;
import dev.nn.adapters.file.disk.RelativePaths;
import dev.nn.adapters.file.disk.WholeFile;
import dev.nn.adapters.file.model.JsonTree;
import dev.nn.adapters.file.model.ModelFiles;
import dev.nn.adapters.file.model.Safetensors;
import dev.nn.adapters.file.page.HtmlPages;
import dev.nn.application.document.Node;
import dev.nn.application.document.Plain;
import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Link;
import dev.nn.application.page.Page;
import dev.nn.application.port.out.KeepRun;
import dev.nn.application.port.out.OpenRun;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.training.TrainingState;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** {@code <out>/<experiment>/<number>/}, numbers from 1. Earlier runs are never touched. */
public final class RunFolders implements KeepRun, OpenRun {

    /** Where parts of a run are. */
    private static final Set<String> PARTS = Set.of("folds", "trials");

    private static final String EXPERIMENT = "experiment.yaml";
    private static final String PROVENANCE = "provenance.json";
    private static final String ENDING = "ending.json";
    private static final String METRICS = "metrics.json";
    private static final String VERDICTS = "verdicts.json";

    private final String version;

    /** Keeps nothing itself; the version is nn's own. */
    public RunFolders(String version) {
        this.version = version;
    }

    @Override
    public RunFolder start(String out, String experiment) {
        try {
            // Kept as the user gave it: createDirectories answers with an absolute path when it made one.
            Path runs = Path.of(out).resolve(experiment);
            Files.createDirectories(runs);
            for (int number = 1; ; number++) {
                Path folder = runs.resolve(Integer.toString(number));
                if (!Files.exists(folder) && created(folder)) {
                    return new Folder(folder, version, RunLock.of(folder), Journal.start(folder), List.of());
                }
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("can't make a run folder in '" + out + "': " + e.getReason(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't make a run folder in '" + out + "': " + Reasons.of(e), e);
        }
    }

    @Override
    public RunFolder resume(String run, int epochs, String journal) {
        Path folder = Path.of(run);
        try {
            RunLock lock = RunLock.of(folder);
            prune(folder);
            Journal.Told told = Journal.told(folder, epochs);
            return new Folder(folder, version, lock, Journal.after(folder, told), lost(folder, told, epochs, journal));
        } catch (IOException e) {
            throw new UncheckedIOException("can't go on with " + run + ": " + Reasons.of(e), e);
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
            Path experiment = folder.resolve(EXPERIMENT);
            if (!Files.isRegularFile(experiment)) {
                problems.add(at, "", "is no run folder such as runs/iris/1: it has no " + EXPERIMENT);
            } else if (!finished && stage(run) == Stage.FINISHED) {
                problems.add(at, "", "is finished: it has its model, or the figures of its parts, and its report");
            } else if (!Files.exists(folder.resolve(PROVENANCE))) {
                String why = stage(run) == Stage.NEW
                        ? "it was left before it learned; start it again, without --resume"
                        : "without it nobody can tell whether experiment and data are the same";
                problems.add(at, "", "has no " + PROVENANCE + ": " + why);
            }
            refuseLinks(folder, problems);
            return problems.validate(
                    problems.isEmpty()
                            ? json(folder.resolve(PROVENANCE), problems)
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
                    .map(folder -> folder.resolve(EXPERIMENT))
                    .filter(Files::isRegularFile)
                    .map(Path::toString);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public Validation<Seq<Problem>, LeftState> state(String run) {
        Problems problems = new Problems();
        return problems.validate(new Checkpoints(Path.of(run)).read(problems));
    }

    @Override
    public Stage stage(String run) {
        Path folder = Path.of(run);
        boolean parts = Files.isDirectory(folder.resolve("folds")) || Files.isDirectory(folder.resolve("trials"));
        boolean reported = Files.exists(folder.resolve(RunFolder.REPORT));
        if (parts && isComplete(folder.resolve(METRICS))) {
            return reported ? Stage.FINISHED : Stage.TRAINED;
        } else if (Files.exists(folder.resolve(ModelFiles.NAME))) {
            return reported && Files.exists(folder.resolve(METRICS)) && Files.exists(folder.resolve(VERDICTS))
                    ? Stage.FINISHED
                    : Stage.TRAINED;
        }
        return new Checkpoints(folder).exist() ? Stage.LEFT : Stage.NEW;
    }

    @Override
    public Validation<Seq<Problem>, Node> ending(String run) {
        Problems problems = new Problems();
        return problems.validate(json(Path.of(run).resolve(ENDING), problems));
    }

    @Override
    public Validation<Seq<Problem>, Node> figures(String run) {
        Problems problems = new Problems();
        return problems.validate(json(Path.of(run).resolve(METRICS), problems));
    }

    /** Whether the figures are those of all parts. */
    private static boolean isComplete(Path metrics) {
        try {
            return !JsonTree.parse(Files.readString(RegularFile.required(metrics)))
                    .has("left");
        } catch (IOException | JacksonException e) {
            return false;
        }
    }

    private static Optional<Node> json(Path file, Problems problems) {
        Position at = Position.of(file.toString());
        try {
            return Optional.of(JsonTree.node(JsonTree.parse(Files.readString(RegularFile.required(file))), at));
        } catch (IOException e) {
            problems.add(at, "", "can't be read: " + Reasons.of(e));
        } catch (JacksonException e) {
            problems.add(at, "", "is not valid JSON: " + e.getOriginalMessage());
        }
        return Optional.empty();
    }

    @Override
    public Map<String, String> verdicts(String run) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        json(Path.of(run).resolve(VERDICTS), new Problems())
                .map(Plain::map)
                .ifPresent(all -> all.forEach((name, text) -> verdicts.put(name, String.valueOf(text))));
        return verdicts;
    }

    @Override
    public List<Node> journal(String run) {
        return Journal.events(Path.of(run));
    }

    @Override
    public String sha256OfText(String text) {
        return Hashes.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String sha256(String file) {
        try {
            return Hashes.sha256(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }

    @Override
    public RunFolder startPart(String run) {
        try {
            Path folder = Files.createDirectories(Path.of(run));
            RunLock lock = RunLock.of(folder);
            prune(folder);
            new Checkpoints(folder).delete();
            return new Folder(folder, version, lock, Journal.start(folder), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("can't make a folder " + run + ": " + Reasons.of(e), e);
        }
    }

    /** The folder of the sweep or the folds that a folder is below. */
    private static Optional<Path> whole(Path folder) {
        Path below = folder.toAbsolutePath().normalize();
        for (Path up = below.getParent(); up != null && up.getFileName() != null; up = up.getParent()) {
            if (PARTS.contains(up.getFileName().toString()) && Files.exists(up.resolveSibling(EXPERIMENT))) {
                return Optional.ofNullable(up.getParent());
            }
        }
        return Optional.empty();
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

    private static final class Folder implements RunFolder {
        private final Path folder;
        private final String version;
        private final Journal journal;
        private final RunLock lock;
        private final List<Problem> warnings;
        private @Nullable TensorBoardEvents events;

        Folder(Path folder, String version, RunLock lock, Journal journal, List<Problem> warnings) {
            this.folder = folder;
            this.version = version;
            this.lock = lock;
            this.journal = journal;
            this.warnings = List.copyOf(warnings);
        }

        @Override
        public void journal(Map<String, Object> event) {
            try {
                journal.add(JsonText.line(event));
            } catch (IOException e) {
                throw new UncheckedIOException("can't write the journal of " + folder + ": " + Reasons.of(e), e);
            }
        }

        @Override
        public List<Node> journal() {
            return Journal.events(folder);
        }

        @Override
        public List<Problem> warnings() {
            return warnings;
        }

        @Override
        public void tensorBoard(long step, Map<String, Double> figures) {
            double seconds = System.currentTimeMillis() / 1000.0;
            try {
                TensorBoardEvents open = events;
                if (open == null) {
                    open = new TensorBoardEvents(folder, seconds);
                    events = open;
                }
                open.scalars(seconds, step, figures);
            } catch (IOException e) {
                throw new UncheckedIOException("can't make an event file in " + folder + ": " + Reasons.of(e), e);
            }
        }

        @Override
        public void experiment(Map<String, Object> resolved) {
            String yaml = "# Every default written out by nn " + version + "; runs as it is.\n"
                    + new ExperimentYaml(folder).write(resolved);
            WholeFile.write(folder.resolve(EXPERIMENT), yaml.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void provenance(Map<String, Object> facts) {
            Map<String, Object> all = new LinkedHashMap<>(facts);
            all.put("nn", version);
            all.put("java", Runtime.version().toString());
            write(PROVENANCE, all);
        }

        @Override
        public void checkpoint(TrainingState state, Precision precision, String experiment, int keep) {
            try {
                String told = journal.forced();
                new Checkpoints(folder).write(state, precision, experiment, told, keep);
            } catch (IOException e) {
                throw new UncheckedIOException("can't write the journal of " + folder + ": " + Reasons.of(e), e);
            }
        }

        @Override
        public void ending(Map<String, Object> ending) {
            write(ENDING, ending);
        }

        @Override
        public void metrics(Map<String, ?> metrics) {
            write(METRICS, metrics);
        }

        @Override
        public void verdicts(Map<String, String> verdicts) {
            write(VERDICTS, verdicts);
        }

        @Override
        public Map<String, Object> provenance() {
            return json(folder.resolve(PROVENANCE), new Problems())
                    .map(Plain::map)
                    .orElse(Map.of());
        }

        @Override
        public void report(Page page) {
            List<Block> blocks = new ArrayList<>();
            whole(folder)
                    .ifPresent(whole -> blocks.add(new Link(
                            "The run that this is a part of", HtmlPages.address(folder, whole.resolve(REPORT)))));
            blocks.addAll(page.blocks());
            WholeFile.write(folder.resolve(REPORT), HtmlPages.bytes(new Page(page.title(), blocks)));
        }

        @Override
        public void model(Parameters parameters, Precision precision, Map<String, Object> description) {
            Map<String, Object> relative = RelativePaths.in(description, folder);
            WholeFile.write(folder.resolve(ModelFiles.NAME), Safetensors.bytes(parameters, precision, relative));
        }

        @Override
        public String path() {
            return folder.toString();
        }

        @Override
        public void close() {
            try {
                journal.close();
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException("can't close the journal of " + folder + ": " + Reasons.of(e), e);
            }
        }

        private void write(String name, Map<String, ?> content) {
            byte[] bytes = JsonText.page(content).getBytes(StandardCharsets.UTF_8);
            WholeFile.write(folder.resolve(name), bytes);
        }
    }
}
