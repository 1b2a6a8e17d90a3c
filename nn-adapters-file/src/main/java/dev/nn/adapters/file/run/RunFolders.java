package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.Hashes;
import dev.nn.adapters.file.disk.JsonText;
import dev.nn.adapters.file.disk.Reasons;
import dev.nn.adapters.file.disk.WholeFile;
import dev.nn.adapters.file.model.JsonTree;
import dev.nn.adapters.file.model.ModelFiles;
import dev.nn.adapters.file.model.Safetensors;
import dev.nn.adapters.file.report.HtmlPages;
import dev.nn.application.document.Node;
import dev.nn.application.document.Plain;
import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Link;
import dev.nn.application.page.Page;
import dev.nn.application.port.KeepRun;
import dev.nn.application.port.OpenRun;
import dev.nn.application.port.StoredModel;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.training.TrainingState;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** {@code <out>/<experiment>/<number>/}, numbers from 1. Earlier runs are never touched. */
public final class RunFolders implements KeepRun, OpenRun {

    /** Where parts of a run are. */
    private static final Set<String> PARTS = Set.of("folds", "trials");

    private static final String EXPERIMENT = "experiment.yaml";
    private static final String JOURNAL = "journal.jsonl";
    private static final String PROVENANCE = "provenance.json";
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
                    return new Folder(folder, version, RunLock.of(folder), StandardOpenOption.CREATE_NEW);
                }
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("can't make a run folder in '" + out + "': " + e.getReason(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't make a run folder in '" + out + "': " + Reasons.of(e), e);
        }
    }

    @Override
    public RunFolder resume(String run, int epochs) {
        Path folder = Path.of(run);
        Path journal = folder.resolve(JOURNAL);
        try {
            RunLock lock = RunLock.of(folder);
            List<String> lines = Files.readAllLines(journal);
            if (lines.size() < epochs) {
                lock.close();
                throw new IOException("its journal has " + lines.size() + " epochs, the checkpoint is after " + epochs);
            }
            String kept =
                    lines.subList(0, epochs).stream().map(line -> line + "\n").collect(Collectors.joining());
            WholeFile.write(journal, kept.getBytes(StandardCharsets.UTF_8));
            return new Folder(folder, version, lock, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("can't go on with " + run + ": " + Reasons.of(e), e);
        }
    }

    @Override
    public Validation<Seq<Problem>, LeftRun> open(String run) {
        Problems problems = new Problems();
        Position at = Position.of(run);
        try {
            Path folder = Path.of(run);
            Path experiment = folder.resolve(EXPERIMENT);
            if (!Files.isRegularFile(experiment)) {
                problems.add(at, "", "is no run folder such as runs/iris/1: it has no " + EXPERIMENT);
                return problems.validate(Optional.empty());
            }
            if (stage(run) == Stage.FINISHED) {
                problems.add(at, "", "is finished: it has its model, or the figures of its parts");
                return problems.validate(Optional.empty());
            }
            return problems.validate(json(folder.resolve(PROVENANCE), problems)
                    .map(facts -> new LeftRun(run, experiment.toString(), facts)));
        } catch (InvalidPathException e) {
            problems.add(at, "", "is no path: " + e.getReason());
            return problems.validate(Optional.empty());
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
    public Validation<Seq<Problem>, StoredModel> state(String run) {
        Problems problems = new Problems();
        return problems.validate(new Checkpoints(Path.of(run)).read(epochs(run), problems));
    }

    /** How many epochs the journal tells of; what it doesn't tell can't be gone on from. */
    private static long epochs(String run) {
        try (Stream<String> lines = Files.lines(Path.of(run).resolve(JOURNAL))) {
            return lines.count();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    @Override
    public Stage stage(String run) {
        Path folder = Path.of(run);
        boolean parts = Files.isDirectory(folder.resolve("folds")) || Files.isDirectory(folder.resolve("trials"));
        if (Files.exists(folder.resolve(ModelFiles.NAME)) || (parts && isComplete(folder.resolve(METRICS)))) {
            return Stage.FINISHED;
        }
        return new Checkpoints(folder).exist() ? Stage.LEFT : Stage.NEW;
    }

    @Override
    public Validation<Seq<Problem>, Node> figures(String run) {
        Problems problems = new Problems();
        return problems.validate(json(Path.of(run).resolve(METRICS), problems));
    }

    /** Whether the figures are those of all parts. */
    private static boolean isComplete(Path metrics) {
        try {
            return !JsonTree.parse(Files.readString(metrics)).has("left");
        } catch (IOException | JacksonException e) {
            return false;
        }
    }

    private static Optional<Node> json(Path file, Problems problems) {
        Position at = Position.of(file.toString());
        try {
            return Optional.of(JsonTree.node(JsonTree.parse(Files.readString(file)), at));
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
        return events(Path.of(run));
    }

    /** The journal's events; one that was cut off is left out. */
    private static List<Node> events(Path folder) {
        Position at = Position.of(folder.resolve(JOURNAL).toString());
        List<Node> events = new ArrayList<>();
        try (Stream<String> lines = Files.lines(folder.resolve(JOURNAL))) {
            lines.forEach(line -> {
                try {
                    events.add(JsonTree.node(JsonTree.parse(line), at));
                } catch (JacksonException e) {
                    // The process was killed while it wrote this line.
                }
            });
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
        return events;
    }

    @Override
    public String sha256(String file) {
        try {
            return Hashes.sha256(Files.readAllBytes(Path.of(file)));
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }

    @Override
    public RunFolder startPart(String run) {
        try {
            Path folder = Files.createDirectories(Path.of(run));
            RunLock lock = RunLock.of(folder);
            new Checkpoints(folder).delete();
            return new Folder(folder, version, lock, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
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
        private final BufferedWriter journal;
        private final RunLock lock;
        private @Nullable TensorBoardEvents events;

        Folder(Path folder, String version, RunLock lock, StandardOpenOption... how) throws IOException {
            this.folder = folder;
            this.version = version;
            this.lock = lock;
            StandardOpenOption[] all = Arrays.copyOf(how, how.length + 1);
            all[how.length] = StandardOpenOption.WRITE;
            this.journal = Files.newBufferedWriter(folder.resolve(JOURNAL), all);
        }

        @Override
        public void journal(Map<String, Object> event) {
            try {
                journal.write(JsonText.line(event) + "\n");
                journal.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("can't write the journal of " + folder + ": " + Reasons.of(e), e);
            }
        }

        @Override
        public List<Node> journal() {
            return events(folder);
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
        public void checkpoint(TrainingState state, Precision precision, int keep) {
            new Checkpoints(folder).write(state, precision, keep);
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
            HtmlPages.keep(folder.resolve(REPORT), new Page(page.title(), blocks));
        }

        @Override
        public void model(Parameters parameters, Precision precision, Map<String, Object> description) {
            WholeFile.write(folder.resolve(ModelFiles.NAME), Safetensors.bytes(parameters, precision, description));
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
